import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { parseTrustPolicy } from '@galley/trust'
import { keyOf, newSigner } from '@galley/trust/test/release'
import { expect, it } from 'vitest'
import { createNamedKey } from '../keys/create-named-key.ts'
import { revokeSigner } from './revoke-signer.ts'
import { trustSigner } from './trust-signer.ts'

function project(): { projectDir: string; dataDir: string; policy: string } {
  const projectDir = tempFolder()
  return { projectDir, dataDir: join(projectDir, 'data'), policy: join(projectDir, 'trust-policy.json') }
}

const signer = newSigner()
const entry = (id: string, role = 'author', by = signer): string =>
  JSON.stringify({ [id]: { roles: [role], keys: [keyOf(by)], identities: [], namespaces: ['@ada/*'] } })
const refusal = (code: string): unknown => expect.objectContaining({ code })

it('makes a policy that asks for a reviewer, and adds people to it', () => {
  const { policy } = project()
  expect(trustSigner(policy, entry('ada'), null)).toEqual({ id: 'ada', isNew: true, reviewers: 1, keys: [signer.spkiSha256] })
  expect(trustSigner(policy, entry('bob', 'reviewer', newSigner()), 2)).toMatchObject({ isNew: false, reviewers: 2 })
  const { signers, require } = parseTrustPolicy(readFileSync(policy, 'utf8'))
  expect(Object.keys(signers)).toEqual(['ada', 'bob'])
  expect(require.at(-1)).toMatchObject({ role: 'reviewer', threshold: 2, distinctFrom: 'author' })
  expect(trustSigner(policy, entry('cyd', 'reviewer', newSigner()), 0).reviewers).toBe(0)
})

it('never replaces a person, and takes no key for two', () => {
  const { policy } = project()
  trustSigner(policy, entry('ada'), null)
  const before = readFileSync(policy, 'utf8')
  expect(() => trustSigner(policy, entry('ada', 'author', newSigner()), null)).toThrow(refusal('SIGNER_KNOWN'))
  expect(() => trustSigner(policy, entry('eve'), null)).toThrow(refusal('POLICY_INVALID'))
  expect(readFileSync(policy, 'utf8')).toBe(before)
})

it.each(['', 'ada', '[]', '{}', `{"a":1,"b":2}`])('takes %s for nobody', (text) => {
  expect(() => trustSigner(project().policy, text, null)).toThrow(refusal('SIGNER_INVALID'))
})

it('revokes a person, a key of this data folder, and a key by its digest', () => {
  const folders = project()
  const own = createNamedKey(folders.dataDir, 'me')
  trustSigner(folders.policy, entry('ada'), null)
  expect(revokeSigner(folders, 'ada')).toEqual([signer.spkiSha256])
  expect(revokeSigner(folders, 'me')).toEqual([own.spkiSha256])
  revokeSigner(folders, 'f'.repeat(64))
  const { revoked } = parseTrustPolicy(readFileSync(folders.policy, 'utf8'))
  expect(new Set(revoked.keys)).toEqual(new Set([signer.spkiSha256, own.spkiSha256, 'f'.repeat(64)]))
  expect(() => revokeSigner(folders, 'nobody')).toThrow(refusal('SIGNER_UNKNOWN'))
})
