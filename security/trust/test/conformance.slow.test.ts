import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFault } from '@galley/fault'
import { titleWithData } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { verifyAsAsked } from '../src/conformance/verify-as-asked.ts'
import { createKey } from '../src/index.ts'
import { unpackEvaluationData } from './unpack-evaluation-data.ts'

// The static cases of sigstore/sigstore-conformance (Apache-2.0), `test/assets/bundle-verify`: a folder whose name ends in `_fail`
// must be refused, every other one verified. The suite gives each case twice, by path and by digest.
const data = unpackEvaluationData('sigstore-conformance.tar.gz')
const assets = join(data ?? '', 'test', 'assets', 'bundle-verify')
const folders = data === null ? [] : readdirSync(assets).filter((name) => existsSync(join(assets, name, 'bundle.sigstore.json')))
const cases = folders.flatMap((name) => (['path', 'digest'] as const).map((way) => [name, way] as const))

const beacon =
  'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main'
const actions = 'https://token.actions.githubusercontent.com'
const isFailing = (name: string): boolean => name.endsWith('_fail')

/** The words that the suite calls a client with. */
function wordsOf(name: string, way: 'path' | 'digest'): string[] {
  const at = (file: string): string => join(assets, name, file)
  const text = (file: string): string | null => (existsSync(at(file)) ? readFileSync(at(file), 'utf8').trim() : null)
  const artifact = existsSync(at('artifact')) ? at('artifact') : join(assets, 'a.txt')
  const signer = existsSync(at('key.pub'))
    ? ['--key', at('key.pub')]
    : ['--certificate-identity', text('identity') ?? beacon, '--certificate-oidc-issuer', text('issuer') ?? actions]
  const root = existsSync(at('trusted_root.json')) ? ['--trusted-root', at('trusted_root.json')] : []
  const named = way === 'path' ? artifact : `sha256:${createHash('sha256').update(readFileSync(artifact)).digest('hex')}`
  return ['verify-bundle', '--bundle', at('bundle.sigstore.json'), ...signer, ...root, named]
}

/** Verifies in this process; the code of the refusal, or null. What is no fault of ours is no answer and fails the test. */
async function outcome(words: readonly string[]): Promise<string | null> {
  try {
    await verifyAsAsked(words, (file) => readFileSync(file))
    return null
  } catch (error) {
    if (isFault(error)) return error.code
    if (error instanceof SyntaxError) return 'no JSON'
    throw error
  }
}

describe.skipIf(data === null)(titleWithData('sigstore-conformance', 'sigstore-conformance.tar.gz'), () => {
  const passed: string[] = []
  afterAll(
    () => void process.stderr.write(`\nsigstore-conformance: ${passed.length} of ${cases.length} static cases, by path and by digest\n`),
  )

  test('all one hundred and forty are here', () => expect(cases).toHaveLength(140))

  test.each(['path', 'digest'] as const)('a good bundle for another file or by another signer is refused, by %s', async (way) => {
    for (const name of ['happy-path-intoto-in-dsse-v3', 'happy-path-v0.3']) {
      const good = wordsOf(name, way)
      const other = way === 'path' ? join(assets, name, 'bundle.sigstore.json') : `sha256:${'ab'.repeat(32)}`
      const with_ = (from: string, to: string): string[] => good.map((word) => (word === from ? to : word))
      expect(await outcome(good)).toBeNull()
      expect(await outcome([...good.slice(0, -1), other])).toMatch(/^ATTESTATION_(SUBJECT|SIGNATURE)$/)
      expect(await outcome(with_(beacon, beacon.slice(0, -1)))).toBe('ATTESTATION_IDENTITY')
      expect(await outcome(with_(actions, 'https://gitlab.com'))).toBe('ATTESTATION_IDENTITY')
    }
  })

  test.each(['path', 'digest'] as const)('a good bundle by another key is refused, by %s', async (way) => {
    const file = join(tempFolder(), 'key.pub')
    writeFileSync(file, createKey().publicPem)
    const good = wordsOf('managed-key-happy-path', way)
    const key = good[good.indexOf('--key') + 1]
    expect(await outcome(good)).toBeNull()
    expect(await outcome(good.map((word) => (word === key ? file : word)))).toBe('ATTESTATION_SIGNATURE')
  })

  test.each(cases)('%s, by %s', async (name, way) => {
    const code = await outcome(wordsOf(name, way))
    if (isFailing(name)) expect(code).toMatch(/^(ATTESTATION_|TRUSTED_ROOT_INVALID|KEY_UNSUPPORTED|no JSON)/)
    else expect(code).toBeNull()
    passed.push(name)
  })

  const some = cases.filter(([name]) => /^(happy-path-v0\.3|managed-key-happy-path|managed-key-wrong-key_fail)$/.test(name))
  test.each(some)('the program says the same: %s, by %s', (name, way) => {
    const main = join(import.meta.dirname, '..', 'src', 'conformance', 'main.ts')
    const { status } = spawnSync(process.execPath, ['--conditions=galley-source', main, ...wordsOf(name, way)])
    if (isFailing(name)) expect(status).toBeOneOf([2, 3])
    else expect(status).toBe(0)
  })

  test.each([
    [],
    ['sign-bundle', 'a.txt'],
    ['verify-bundle', '--bundle', 'b', 'a.txt'],
    ['verify-bundle', '--bundle', 'b', '--key', 'k'],
    ['--no'],
  ])('is called in one way only, not as %j', async (...words) => expect(await outcome(words)).toBe('CONFORMANCE_USAGE'))
})
