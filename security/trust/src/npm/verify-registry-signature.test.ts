import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFault } from '@galley/fault'
import { describe, expect, test } from 'vitest'
import { parseRegistryKeys, readSeededTrust, verifyRegistrySignature, type SignedRelease } from '../index.ts'

const recorded = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'registry-signatures.json'), 'utf8'),
) as readonly Omit<SignedRelease, 'publishedAt'>[]
const { keys } = readSeededTrust()
const published = new Date('2024-06-01')

function codeOf(release: Omit<SignedRelease, 'publishedAt'>, publishedAt: Date | null = published, by = keys): string {
  try {
    verifyRegistrySignature({ ...release, publishedAt }, by)
    return 'verified'
  } catch (error) {
    return isFault(error) ? error.code : String(error)
  }
}

describe.each(recorded)('$name $version, as the npm registry serves it', (release) => {
  const [signature] = release.signatures
  const changed = (sig: string): Omit<SignedRelease, 'publishedAt'> => ({ ...release, signatures: [{ ...signature!, sig }] })

  test('verifies', () => expect(codeOf(release)).toBe('verified'))

  test.each<[string, Omit<SignedRelease, 'publishedAt'>, string]>([
    ['another name', { ...release, name: `${release.name}x` }, 'REGISTRY_SIGNATURE_INVALID'],
    ['another version', { ...release, version: '1.0.1' }, 'REGISTRY_SIGNATURE_INVALID'],
    ['another tarball', { ...release, integrity: release.integrity.replace('sha512-', 'sha512-A') }, 'REGISTRY_SIGNATURE_INVALID'],
    ['a changed signature', changed(signature!.sig.replace('M', 'N')), 'REGISTRY_SIGNATURE_INVALID'],
    ['no signature in the signature', changed(''), 'REGISTRY_SIGNATURE_INVALID'],
    ['rubbish', changed('\u0000%%%'), 'REGISTRY_SIGNATURE_INVALID'],
    ['no signature', { ...release, signatures: [] }, 'REGISTRY_SIGNATURE_MISSING'],
    ['an unknown key', { ...release, signatures: [{ ...signature!, keyid: 'SHA256:nobody' }] }, 'REGISTRY_KEY_UNKNOWN'],
    ['one good, one bad', { ...release, signatures: [signature!, { keyid: 'SHA256:nobody', sig: 'AA==' }] }, 'REGISTRY_KEY_UNKNOWN'],
  ])('%s is refused', (_, bad, code) => expect(codeOf(bad)).toBe(code))
})

test('a key that has ended counts for what was released before, and not after or at an unknown time', () => {
  const [old] = recorded
  expect(codeOf(old!, new Date('2025-01-28'))).toBe('verified')
  expect(codeOf(old!, new Date('2025-01-29'))).toBe('REGISTRY_KEY_EXPIRED')
  expect(codeOf(old!, null)).toBe('REGISTRY_KEY_EXPIRED')
})

test('a key for attestations signs no release', () => {
  const only = keys.filter(({ use }) => use === 'attestations')
  expect(codeOf(recorded[0]!, published, only)).toBe('REGISTRY_KEY_UNKNOWN')
})

test("the registry's own answer is read as well as Sigstore's list", () => {
  const served = parseRegistryKeys({
    keys: keys
      .filter(({ use }) => use === 'signatures')
      .map(({ keyId, key, to }) => ({
        expires: to?.toISOString() ?? null,
        keyid: keyId,
        keytype: 'ecdsa-sha2-nistp256',
        scheme: 'ecdsa-sha2-nistp256',
        key: key.export({ type: 'spki', format: 'der' }).toString('base64'),
      })),
  })
  expect(served).toHaveLength(2)
  for (const release of recorded) expect(codeOf(release, published, served)).toBe('verified')
})

test.each([
  [null],
  [{}],
  [{ keys: {} }],
  [{ keys: [null] }],
  [{ keys: [{ keyid: 'a', key: 'AAAA' }] }],
  [{ keys: [{ keyid: 'a', key: 7 }] }],
])('keys %j are refused', (json) => expect(() => parseRegistryKeys(json)).toThrow(/keys cannot be used/))
