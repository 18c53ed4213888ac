import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { assert, integer, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { createKey } from '../keys/create-key.ts'
import { createSigner } from '../keys/create-signer.ts'
import { openKeyFile, readKeyFile } from '../keys/key-file.ts'
import { publicKeyOf } from '../keys/public-key.ts'
import { signStatement } from './sign-statement.ts'
import { statementType, type InTotoStatement } from './statement.ts'
import { verifyStatement } from './verify-statement.ts'

const signer = createSigner(createKey())
const key = publicKeyOf(signer.publicPem)
const statement: InTotoStatement = {
  _type: statementType,
  subject: [{ name: 'draft.md', digest: { sha256: 'a'.repeat(64) } }],
  predicateType: 'https://example.org/anything/v1',
  predicate: { rounds: 2 },
}
const line = `${signStatement(statement, signer)}\n`
const codeOf = (bundle: string, by = key): string => {
  try {
    verifyStatement({ bundle, key: by, what: 'x' })
    return 'verified'
  } catch (error) {
    return (error as { code: string }).code
  }
}

test('a statement of any predicate type comes out as it was signed', () => {
  expect(verifyStatement({ bundle: line, key, what: 'x' })).toEqual(statement)
})

test('no byte of the line can be changed', () => {
  const bytes = Buffer.from(line)
  assert(
    property(nat(bytes.length - 1), integer({ min: 1, max: 255 }), (at, change) => {
      const other = Buffer.from(bytes)
      other[at] = other[at]! ^ change
      expect(codeOf(other.toString())).toMatch(/^PAPERS_/)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['nothing', '', 'PAPERS_INVALID'],
  ['two lines', line + line, 'PAPERS_INVALID'],
  ['no newline', line.trim(), 'PAPERS_INVALID'],
  ['another spelling', `${JSON.stringify(JSON.parse(line), null, 1).replaceAll('\n', '')}\n`, 'PAPERS_INVALID'],
  ['a payload of another kind', line.replace('vnd.in-toto+json', 'vnd.in-toto+yaml'), 'PAPERS_INVALID'],
  ['a statement of another version', resigned({ _type: 'https://in-toto.io/Statement/v9' }), 'PAPERS_INVALID'],
  ['a subject without a digest', resigned({ subject: [{ name: 'draft.md', digest: {} }] }), 'PAPERS_INVALID'],
  ['a member that nobody knows', resigned({ verified: true }), 'PAPERS_INVALID'],
  ['a key of somebody else', `${signStatement(statement, createSigner(createKey()))}\n`, 'PAPERS_UNTRUSTED_SIGNER'],
])('refused: %s', (_, bundle, code) => {
  expect(codeOf(bundle)).toBe(code)
})

test('a stranger who names our key is found out by the signature', () => {
  const stranger = createSigner(createKey())
  expect(codeOf(`${signStatement(statement, { ...stranger, spkiSha256: signer.spkiSha256 })}\n`)).toBe('PAPERS_SIGNATURE_INVALID')
})

function resigned(change: object): string {
  return `${signStatement({ ...statement, ...change }, signer)}\n`
}

test('a key file is made once, for its owner alone, and one that others may read is refused', () => {
  const dir = tempFolder()
  const file = join(dir, 'keys', 'installation.pem')
  expect(readKeyFile(file)).toBeNull()
  const made = openKeyFile(file)
  expect([openKeyFile(file).spkiSha256, readKeyFile(file)?.spkiSha256]).toEqual([made.spkiSha256, made.spkiSha256])
  if (process.platform === 'win32') return
  expect([statSync(file).mode & 0o777, statSync(join(dir, 'keys')).mode & 0o777]).toEqual([0o600, 0o700])
  chmodSync(file, 0o644)
  expect(() => openKeyFile(file)).toThrow(expect.objectContaining({ code: 'TRUST_EXPOSED' }))
})
