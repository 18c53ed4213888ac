import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newSigner, policyText, type KeyJson, type PolicyJson, type SignerJson } from '../../test/make-release.ts'
import { formatTrustPolicy } from './format-trust-policy.ts'
import { parseTrustPolicy } from './parse-trust-policy.ts'

const acme = newSigner()
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ type: 'spki', format: 'pem' })
const withSigner =
  (edit: (signer: SignerJson) => void) =>
  (policy: PolicyJson): void =>
    edit(policy.signers['acme']!)
const withKey = (other: Partial<KeyJson>): ((policy: PolicyJson) => void) => withSigner(({ keys }) => void Object.assign(keys[0]!, other))
const withNames = (roles: string[], ...namespaces: string[]): ((policy: PolicyJson) => void) =>
  withSigner((signer) => void Object.assign(signer, { roles, namespaces }))
const withIdentity = (issuer: string, subject: string): ((policy: PolicyJson) => void) =>
  withSigner(({ identities }) => void identities.push({ issuer, subject }))
const verdicts = {
  predicate: 'https://in-toto.io/attestation/svr/v0.2',
  role: 'reviewer',
  threshold: 2,
  distinctFrom: 'author',
  maxAgeDays: 180,
}
const workflow = 'https://github.com/acme/x/.github/workflows/release.yml@refs/heads/main'

describe('parseTrustPolicy', () => {
  it('reads what it is given, and writes it again', () => {
    const text = policyText(acme, (policy) => {
      policy.signers['ada'] = {
        roles: ['author', 'reviewer'],
        keys: [],
        identities: [{ issuer: 'https://token.actions.githubusercontent.com', subject: workflow }],
        namespaces: ['@ada/*', '*'],
      }
      policy.require.push(verdicts)
      policy.revoked.names.push('@acme/bad')
    })
    const policy = parseTrustPolicy(text)
    expect(policy.signers['acme']).toMatchObject({ keys: [{ spkiSha256: acme.spkiSha256 }], namespaces: ['@acme/*'], roles: ['author'] })
    expect(JSON.parse(JSON.stringify(policy))).toEqual(JSON.parse(text))
    expect(parseTrustPolicy(formatTrustPolicy(policy))).toEqual(policy)
  })

  it('writes nothing that it would not read', () => {
    const policy = parseTrustPolicy(policyText(acme))
    expect(() => formatTrustPolicy({ ...policy, require: [] })).toThrow(expect.objectContaining({ code: 'POLICY_INVALID' }))
  })

  it.each([
    'pkg:npm/%40acme/x@1.0.0',
    'pkg:npm/@acme/x@1.0.0',
    'PKG:NPM/%40Acme/X@1.0.0',
    'pkg://npm/@acme/x@v1.0.0?repository_url=https://npm.example',
    'pkg:npm/%40acme/x',
    'pkg:npm/x@1.0.0-rc.1',
  ])('takes the revoking package URL %s', (purl) => {
    const text = policyText(acme, ({ revoked }) => void revoked.purls.push(purl))
    expect(parseTrustPolicy(text).revoked.purls).toEqual([purl])
  })

  it.each([
    'pkg:pypi/x@1.0.0',
    'pkg:npm/%40acme/x@',
    'pkg:npm/%40acme/x@1',
    'pkg:npm/x@^1.0.0',
    'pkg:npm/%2540acme/x@1.0.0',
    '@acme/x@1.0.0',
    'pkg:npm/a b@1.0.0',
  ])('refuses the revoking package URL %s, which would mean nothing', (purl) => {
    const text = policyText(acme, ({ revoked }) => void revoked.purls.push(purl))
    expect(() => parseTrustPolicy(text)).toThrow(expect.objectContaining({ code: 'POLICY_INVALID' }))
  })

  const rows: readonly (readonly [what: string, at: string, change: (policy: PolicyJson) => void])[] = [
    ['an unknown key', 'policy.signer', (policy) => void Object.assign(policy, { signer: {} })],
    [
      'an unknown key of a signer',
      'policy.signers.acme.until',
      withSigner((signer) => void Object.assign(signer, { until: '2027-01-01' })),
    ],
    ['a missing key', 'policy.signers.acme.keys[0].to', withSigner(({ keys }) => void delete (keys[0] as Partial<KeyJson>).to)],
    ['an author of everything', 'policy.signers.acme.namespaces', withNames(['author'], '*')],
    ['an author of everything who reviews as well', 'policy.signers.acme.namespaces', withNames(['author', 'reviewer'], '*')],
    ['a wildcard in a name', 'policy.signers.acme.namespaces[0]', withNames(['author'], '@acme/x*')],
    [
      'a list that is a word',
      'policy.signers.acme.namespaces',
      withSigner((signer) => void Object.assign(signer, { namespaces: '@acme/*' })),
    ],
    ['a signer with nothing to sign with', 'policy.signers.acme', withSigner((signer) => void (signer.keys = []))],
    ['a signer without a role', 'policy.signers.acme.roles', withNames([], '@acme/*')],
    ['an unknown role', 'policy.signers.acme.roles[0]', withNames(['publisher'], '@acme/*')],
    [
      'an identity that is a pattern',
      'policy.signers.acme.identities[0].subject',
      withIdentity('https://a.example', 'https://github.com/acme/*'),
    ],
    ['an issuer without https', 'policy.signers.acme.identities[0].issuer', withIdentity('http://a.example', 'ada@acme.example')],
    ['a P-384 key', 'policy.signers.acme.keys[0].pem', withKey({ pem: p384 })],
    [
      'a key that cannot be read',
      'policy.signers.acme.keys[0].pem',
      withKey({ pem: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n' }),
    ],
    ['a private key', 'policy.signers.acme.keys[0].pem', withKey({ pem: acme.pem })],
    ['a digest of another key', 'policy.signers.acme.keys[0].spkiSha256', withKey({ spkiSha256: '0'.repeat(64) })],
    ['a window that is none', 'policy.signers.acme.keys[0].to', withKey({ to: '2026-11-01' })],
    ['a day that is none', 'policy.signers.acme.keys[0].to', withKey({ to: '2027-13-40' })],
    ['a date in words', 'policy.signers.acme.keys[0].from', withKey({ from: 'November' })],
    ['one key of two persons', 'policy.signers', (policy) => void (policy.signers['other'] = { ...policy.signers['acme']! })],
    ['one key of one person twice', 'policy.signers', withSigner(({ keys }) => void keys.push({ ...keys[0]!, from: '2026-01-01' }))],
    [
      'one identity of two persons',
      'policy.signers',
      (policy) => {
        for (const id of ['ada', 'bob'])
          policy.signers[id] = {
            roles: ['reviewer'],
            keys: [],
            identities: [{ issuer: 'https://a.example', subject: 'ada@acme.example' }],
            namespaces: ['*'],
          }
      },
    ],
    ['another version', 'policy.version', (policy) => void (policy.version = 1)],
    ['no release required', 'policy.require', (policy) => void policy.require.shift()],
    ['no SBOM required', 'policy.require', (policy) => void policy.require.pop()],
    ['a threshold of none', 'policy.require[0].threshold', (policy) => void (policy.require[0]!['threshold'] = 0)],
    ['a predicate without a rule', 'policy.require[0].predicate', (policy) => void (policy.require[0]!['predicate'] = 'https://x.example')],
    ['a release by a reviewer', 'policy.require[0].role', (policy) => void (policy.require[0]!['role'] = 'reviewer')],
    ['a verdict by an author', 'policy.require[2].role', ({ require }) => void require.push({ ...verdicts, role: 'author' })],
    ['an age of a release, which tells none', 'policy.require[0].maxAgeDays', ({ require }) => void (require[0]!['maxAgeDays'] = 3)],
    [
      'an author distinct from the author',
      'policy.require[0].distinctFrom',
      ({ require }) => void (require[0]!['distinctFrom'] = 'author'),
    ],
    ['an age that is none', 'policy.require[2].maxAgeDays', ({ require }) => void require.push({ ...verdicts, maxAgeDays: 0 })],
    [
      'a distance from a reviewer',
      'policy.require[2].distinctFrom',
      ({ require }) => void require.push({ ...verdicts, distinctFrom: 'reviewer' }),
    ],
    ['a revocation by hand', 'policy.revoked.digests[0]', (policy) => void policy.revoked.digests.push('abc')],
    ['a revoked name that is none', 'policy.revoked.names[0]', (policy) => void policy.revoked.names.push('@Acme/x')],
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
