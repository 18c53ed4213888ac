import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFault } from '@galley/fault'
import { titleWithData } from '@galley/testkit'
import { afterAll, describe, expect, test } from 'vitest'
import { parseTrustedRoot, publicKeyOf, readSeededTrust, verifyBundle, type BundleToVerify } from '../src/index.ts'
import { unpackEvaluationData } from './unpack-evaluation-data.ts'

// The static cases of sigstore/sigstore-conformance (Apache-2.0), `test/assets/bundle-verify`: a folder whose name ends in `_fail`
// must be refused, every other one verified. The suite gives each case twice, by path and by digest; by digest needs a signature
// check over a hash that was made elsewhere, which Node does not offer, so that 70 of its 140 are run here.
const data = unpackEvaluationData('sigstore-conformance.tar.gz')
const assets = data === null ? null : join(data, 'test', 'assets', 'bundle-verify')
const cases = assets === null ? [] : readdirSync(assets).filter((name) => existsSync(join(assets, name, 'bundle.sigstore.json')))

const beacon =
  'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main'
const actions = 'https://token.actions.githubusercontent.com'

/** Verifies one case; the code of the refusal, or null. What is no fault of ours is no answer and fails the test. */
function outcome(folder: string): string | null {
  const read = (name: string): string | null => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null)
  const artifact = existsSync(join(folder, 'artifact')) ? join(folder, 'artifact') : join(folder, '..', 'a.txt')
  const key = read('key.pub')
  const identity = { san: read('identity')?.trim() ?? beacon, issuer: read('issuer')?.trim() ?? actions }
  try {
    const by: BundleToVerify['by'] = key === null ? { identity } : { key: { key: publicKeyOf(key).key, from: null, to: null } }
    const root = read('trusted_root.json')
    verifyBundle({
      bundle: JSON.parse(read('bundle.sigstore.json') ?? '') as unknown,
      artifact: readFileSync(artifact),
      root: root === null ? readSeededTrust().root : parseTrustedRoot(JSON.parse(root)),
      by,
      what: 'the file',
    })
    return null
  } catch (error) {
    if (isFault(error)) return error.code
    if (error instanceof SyntaxError) return 'no JSON'
    throw error
  }
}

describe.skipIf(assets === null)(titleWithData('sigstore-conformance, by path', 'sigstore-conformance.tar.gz'), () => {
  const passed: string[] = []
  afterAll(
    () => void process.stderr.write(`\nsigstore-conformance: ${passed.length} of ${cases.length} cases by path (0 by digest are run)\n`),
  )

  test('all seventy are here', () => expect(cases).toHaveLength(70))

  test('a good bundle for another file or by another signer is refused', () => {
    const bundle: unknown = JSON.parse(readFileSync(join(assets ?? '', 'happy-path-intoto-in-dsse-v3', 'bundle.sigstore.json'), 'utf8'))
    const artifact = readFileSync(join(assets ?? '', 'a.txt'))
    const { root } = readSeededTrust()
    const verify = (other: Partial<BundleToVerify>) => (): unknown =>
      verifyBundle({ bundle, artifact, root, by: { identity: { san: beacon, issuer: actions } }, what: 'the file', ...other })
    expect(verify({})).not.toThrow()
    expect(verify({ artifact: Buffer.from('another') })).toThrow(/about another file/)
    expect(verify({ by: { identity: { san: beacon.slice(0, -1), issuer: actions } } })).toThrow(/not by who it must be by/)
    expect(verify({ by: { identity: { san: beacon, issuer: 'https://gitlab.com' } } })).toThrow(/not by who it must be by/)
  })

  test.each(cases)('%s', (name) => {
    const code = outcome(join(assets ?? '', name))
    if (name.endsWith('_fail')) expect(code).not.toBeNull()
    else expect(code).toBeNull()
    passed.push(name)
  })
})
