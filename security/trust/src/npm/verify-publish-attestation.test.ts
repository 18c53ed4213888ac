import { isFault } from '@galley/fault'
import { describe, expect, test } from 'vitest'
import { newRegistry, publishStatement, type Other } from '../../test/make-attestation.ts'
import { verifyPublishAttestation, type NpmRelease } from '../index.ts'

const release: NpmRelease = { name: '@acme/x', version: '1.2.3', sha512: 'ab'.repeat(64) }
const registry = newRegistry()
const { trust } = registry
const statement = publishStatement(release)

function codeOf(bundle: unknown, of = release, by = trust): string {
  try {
    verifyPublishAttestation(bundle, { release: of, trust: by })
    return 'verified'
  } catch (error) {
    return isFault(error) ? error.code : String(error)
  }
}

test('a registry of our own verifies, with the time at which it was logged', () => {
  const { at, keyId } = verifyPublishAttestation(registry.attest(release), { release, trust })
  expect([keyId, at.toISOString()]).toEqual(['SHA256:test', '2026-06-01T00:00:00.000Z'])
})

describe('signed by the right key, and still not to be believed', () => {
  test.each<[string, Other, string]>([
    ['another payload type', { payloadType: 'application/vnd.in-toto' }, 'ATTESTATION_PAYLOAD_TYPE'],
    ['no JSON', { payload: '{' }, 'ATTESTATION_STATEMENT'],
    ['no statement', { statement: { ...statement, _type: 'https://in-toto.io/Statement/v9' } }, 'ATTESTATION_STATEMENT'],
    ['a key beside the four', { statement: { ...statement, extra: 1 } }, 'ATTESTATION_STATEMENT'],
    ['another predicate', { statement: { ...statement, predicateType: 'https://slsa.dev/provenance/v1' } }, 'ATTESTATION_PREDICATE'],
    [
      'another registry',
      { statement: { ...statement, predicate: { name: '@acme/x', version: '1.2.3', registry: 'https://evil.test' } } },
      'ATTESTATION_PREDICATE',
    ],
    ['no subject', { statement: { ...statement, subject: [] } }, 'ATTESTATION_SUBJECT'],
    [
      'a second subject',
      { statement: { ...statement, subject: [...(statement['subject'] as object[]), { name: 'x', digest: {} }] } },
      'ATTESTATION_SUBJECT',
    ],
    ['another version', { statement: publishStatement({ ...release, version: '1.2.4' }) }, 'ATTESTATION_SUBJECT'],
    ['another tarball', { statement: publishStatement({ ...release, sha512: 'cd'.repeat(64) }) }, 'ATTESTATION_SUBJECT'],
    ['not in the log', { logged: false }, 'ATTESTATION_TIME'],
    ['a hint of another key', { hint: 'SHA256:other' }, 'ATTESTATION_KEY_UNKNOWN'],
    ['two signatures', { signatures: 2 }, 'ATTESTATION_MALFORMED'],
    ['before the key counted', { at: new Date('2025-12-31') }, 'ATTESTATION_KEY_EXPIRED'],
  ])('%s is refused', (_, other, code) => expect(codeOf(registry.attest(release, other))).toBe(code))
})

test('a key that has ended counts for what was logged before', () => {
  const { trust: ended, attest } = newRegistry({ to: new Date('2026-07-01') })
  expect(codeOf(attest(release), release, ended)).toBe('verified')
  expect(codeOf(attest(release, { at: new Date('2026-07-01') }), release, ended)).toBe('ATTESTATION_KEY_EXPIRED')
})

test('a key for releases signs no attestation', () => {
  const keys = trust.keys.map((key) => Object.assign({}, key, { use: 'signatures' as const }))
  expect(codeOf(registry.attest(release), release, { ...trust, keys })).toBe('ATTESTATION_KEY_UNKNOWN')
})

test('another log is another world', () => {
  const stranger = newRegistry()
  expect(codeOf(registry.attest(release), release, { ...trust, root: stranger.trust.root })).toBe('ATTESTATION_LOG')
  expect(codeOf(registry.attest(release), release, { ...trust, keys: stranger.trust.keys })).toBe('ATTESTATION_SIGNATURE')
})

test.each([[null], [7], ['x'], [{}], [[]], [{ mediaType: 'x' }], [{ ...registry.attest(release), verificationMaterial: null }]])(
  '%j is no bundle',
  (bundle) => expect(codeOf(bundle)).toBe('ATTESTATION_MALFORMED'),
)
