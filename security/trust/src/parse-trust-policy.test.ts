import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newSigner, policyText, type PolicyJson } from '../test/make-release.ts'
import { parseTrustPolicy } from './parse-trust-policy.ts'

const acme = newSigner()
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ type: 'spki', format: 'pem' })
const signerWith = (change: object) => (policy: PolicyJson) => void Object.assign(policy.signers['acme']!, change)

describe('parseTrustPolicy', () => {
  it('reads what it is given', () => {
    const policy = parseTrustPolicy(policyText(acme))
    expect(policy.signers['acme']).toMatchObject({ spkiSha256: acme.spkiSha256, namespaces: ['@acme/*'], roles: ['publisher'] })
    expect(JSON.parse(JSON.stringify(policy))).toEqual(JSON.parse(policyText(acme)))
  })

  const rows: readonly (readonly [what: string, at: string, change: (policy: PolicyJson) => void])[] = [
    ['an unknown key', 'policy.signer', (policy) => void Object.assign(policy, { signer: {} })],
    ['an unknown key of a signer', 'policy.signers.acme.until', signerWith({ until: '2027-01-01' })],
    ['a missing key', 'policy.signers.acme.to', (policy) => void delete policy.signers['acme']!['to']],
    ['the wildcard', 'policy.signers.acme.namespaces[0]', signerWith({ namespaces: ['*'] })],
    ['a wildcard in a name', 'policy.signers.acme.namespaces[0]', signerWith({ namespaces: ['@acme/x*'] })],
    ['a list that is a word', 'policy.signers.acme.namespaces', signerWith({ namespaces: '@acme/*' })],
    ['a keyless signer', 'policy.signers.acme.kind', signerWith({ kind: 'keyless' })],
    ['another algorithm', 'policy.signers.acme.alg', signerWith({ alg: 'ed25519' })],
    ['a P-384 key', 'policy.signers.acme.pem', signerWith({ pem: p384 })],
    [
      'a key that cannot be read',
      'policy.signers.acme.pem',
      signerWith({ pem: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n' }),
    ],
    ['a private key', 'policy.signers.acme.pem', signerWith({ pem: acme.pem })],
    ['a digest of another key', 'policy.signers.acme.spkiSha256', signerWith({ spkiSha256: '0'.repeat(64) })],
    ['a window that is none', 'policy.signers.acme.to', signerWith({ to: '2026-11-01' })],
    ['a day that is none', 'policy.signers.acme.to', signerWith({ to: '2027-13-40' })],
    ['a date in words', 'policy.signers.acme.from', signerWith({ from: 'November' })],
    ['an unknown role', 'policy.signers.acme.roles[0]', signerWith({ roles: ['admin'] })],
    ['one key under two names', 'policy.signers', (policy) => void (policy.signers['other'] = { ...policy.signers['acme'] })],
    ['a mode without enforcement', 'policy.mode', (policy) => void (policy.mode = 'warn')],
    ['another version', 'policy.version', (policy) => void (policy.version = 2)],
    ['no release required', 'policy.require', (policy) => void policy.require.shift()],
    ['no SBOM required', 'policy.require', (policy) => void policy.require.pop()],
    ['a threshold of none', 'policy.require[0].threshold', (policy) => void (policy.require[0]!['threshold'] = 0)],
    ['a predicate without a rule', 'policy.require[0].predicate', (policy) => void (policy.require[0]!['predicate'] = 'https://x.example')],
    ['a revocation by hand', 'policy.revoked.digests[0]', (policy) => void policy.revoked.digests.push('abc')],
  ]
  it.each(rows)('refuses %s', (_what, at, change) => {
    expect(() => parseTrustPolicy(policyText(acme, change))).toThrow(
      expect.objectContaining({ code: 'POLICY_INVALID', details: expect.objectContaining({ at }) as unknown }),
    )
  })

  it('refuses what is not JSON, and JSON that is no object', () => {
    for (const text of ['', '{', 'null', '[]', '"x"'])
      expect(() => parseTrustPolicy(text)).toThrow(expect.objectContaining({ code: 'POLICY_INVALID' }))
  })
})
