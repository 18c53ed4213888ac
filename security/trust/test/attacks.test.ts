import { isFault } from '@galley/fault'
import { bundleFromJSON, bundleToJSON } from '@sigstore/bundle'
import { describe, expect, test } from 'vitest'
import {
  createReleaseStatement,
  createSbomStatement,
  createVerdictStatement,
  digest,
  faults,
  formatSbom,
  parseTrustPolicy,
  selectBundles,
  signRelease,
  signStatement,
  verifyRelease,
  type ReleaseToVerify,
  type TrustPolicy,
} from '../src/index.ts'
import { newBuildService } from './make-provenance.ts'
import { keyOf, makeRelease, newSigner, policyText, signContent, type PolicyJson, type TestRelease } from './make-release.ts'
import { verdict, verdictLine } from './make-verdict.ts'

// Attacks on the papers of a plugin, each with real signatures and a code of its own. The policy asks for an author of @acme and for two
// reviewers, neither of them the author, with a verdict of at most 180 days.
const [acme, acmeOld, ada] = [newSigner(), newSigner(), newSigner()]
const [adaPhone, bob, stranger] = [newSigner(), newSigner(), newSigner()]
const keyless = newBuildService()
const eve = { issuer: 'https://accounts.example', san: 'eve@acme.example' }

const people = (policy: PolicyJson): void => {
  policy.signers = {
    acme: { roles: ['author', 'reviewer'], keys: [keyOf(acme), keyOf(acmeOld)], identities: [], namespaces: ['@acme/*'] },
    ada: { roles: ['reviewer'], keys: [keyOf(ada), keyOf(adaPhone)], identities: [], namespaces: ['*'] },
    bob: { roles: ['reviewer'], keys: [keyOf(bob)], identities: [], namespaces: ['@acme/x'] },
    eve: { roles: ['reviewer'], keys: [], identities: [{ issuer: eve.issuer, subject: eve.san }], namespaces: ['@acme/*'] },
  }
  policy.require.push({
    predicate: 'https://in-toto.io/attestation/svr/v0.2',
    role: 'reviewer',
    threshold: 2,
    distinctFrom: 'author',
    maxAgeDays: 180,
  })
}
const policyWith = (change: (policy: PolicyJson) => void = () => {}): TrustPolicy =>
  parseTrustPolicy(policyText(acme, (policy) => [people, change].forEach((edit) => edit(policy))))

const release = makeRelease(acme, { bundled: ['left-pad@1.3.0'] })
const older = makeRelease(acme, { version: '0.9.0' })
const reviews = { ada: verdictLine(release, ada), bob: verdictLine(release, bob) }
const good: ReleaseToVerify = { ...release, policy: policyWith(), bundles: release.bundles + reviews.ada + reviews.bob }
const papersOf = (other: Partial<ReleaseToVerify>): ReleaseToVerify => ({ ...good, ...other })
/** The papers of another release, without the policy that it was made with. */
const only = ({ name, version, tarball, sbom, bundles }: TestRelease, more = ''): Partial<ReleaseToVerify> => ({
  name,
  version,
  tarball,
  sbom,
  bundles: bundles + more,
})
const withReviews = (...lines: string[]): Partial<ReleaseToVerify> => ({ bundles: release.bundles + lines.join('') })
const revoking = (change: (revoked: PolicyJson['revoked']) => void): Partial<ReleaseToVerify> => ({
  policy: policyWith(({ revoked }) => change(revoked)),
})
const sbomOf = (components: readonly object[]): Partial<ReleaseToVerify> => {
  const sbom = { ...release.document, components }
  const bundles = signRelease({ ...release, sbom }, acme) + reviews.ada + reviews.bob
  return { sbom: Buffer.from(formatSbom(sbom)), bundles }
}

/** The other spelling of an ECDSA signature, (r, n − s), which verifies as well and needs no key. */
function twinOf(line: string): string {
  const bundle = JSON.parse(line) as { dsseEnvelope: { signatures: { sig: string }[] } }
  const der = Buffer.from(bundle.dsseEnvelope.signatures[0]!.sig, 'base64')
  const end = 4 + der[3]!
  const s = BigInt(`0x${der.subarray(end + 2).toString('hex')}`)
  const high = (0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n - s).toString(16).padStart(64, '0')
  const body = Buffer.concat([der.subarray(2, end), Buffer.from(`022100${high}`, 'hex')])
  bundle.dsseEnvelope.signatures[0]!.sig = Buffer.concat([Buffer.from([0x30, body.length]), body]).toString('base64')
  return `${JSON.stringify(bundle)}\n`
}

function codeOf(other: Partial<ReleaseToVerify>): string {
  try {
    verifyRelease(papersOf(other))
    return 'verified'
  } catch (error) {
    if (isFault(error)) return error.code
    throw error
  }
}

const eveLine = (facts: object = {}, root = keyless): string => {
  const statement = createVerdictStatement({ ...verdict, ...release })
  return `${JSON.stringify(bundleToJSON(bundleFromJSON(root.attest({ ...eve, ...facts }, statement, 'v0.3'))))}\n`
}

describe('papers in order', () => {
  test('name the author and the reviewers, until when their verdicts count, and the files', () => {
    const verified = verifyRelease(good)
    expect(verified).toMatchObject({
      name: '@acme/x',
      version: '1.0.0',
      author: { id: 'acme', until: '2027-11-01' },
      reviewers: [
        // 180 days after the verdict, which is before its own end.
        { id: 'ada', at: '2026-11-20T12:00:00Z', until: '2027-05-19T12:00:00.000Z' },
        { id: 'bob', at: '2026-11-20T12:00:00Z', until: '2027-05-19T12:00:00.000Z' },
      ],
    })
    expect(verified.verdicts.map(({ id, problem, recordings }) => [id, problem, recordings])).toEqual([
      ['ada', null, verdict.recordings],
      ['bob', null, verdict.recordings],
    ])
  })

  test('are enough where one verdict of three does not count any more', () => {
    const old = { timeCreated: '2026-01-01T00:00:00Z', expiresAt: '2026-06-01T00:00:00Z' }
    const verified = verifyRelease(papersOf({ ...withReviews(verdictLine(release, adaPhone, old), reviews.ada, reviews.bob) }))
    expect(verified.reviewers.map(({ id }) => id)).toEqual(['ada', 'bob'])
    expect(verified.verdicts.map(({ problem }) => problem?.code)).toEqual(['VERDICT_EXPIRED', undefined, undefined])
  })

  test('may hold the verdict of an identity, which the log took in', () => {
    const root = (): typeof keyless.root => keyless.root
    const papers = papersOf({ ...withReviews(reviews.ada, eveLine()), root })
    expect(verifyRelease(papers).reviewers.map(({ id }) => id)).toEqual(['ada', 'eve'])
  })

  test('lose the verdicts of reviewers whom nobody here knows, and nothing else', () => {
    const chosen = selectBundles(good.bundles + verdictLine(release, stranger), good.policy)
    expect(chosen).toEqual({ bundles: good.bundles, unknownReviewers: [stranger.spkiSha256] })
    const hijacked = signRelease({ ...release, sbom: release.document }, stranger)
    expect(selectBundles(hijacked, good.policy)).toEqual({ bundles: hijacked, unknownReviewers: [] })
  })
})

const late = { now: new Date('2027-05-21T00:00:00Z') }
const attacks: readonly (readonly [what: string, code: keyof typeof faults, other: Partial<ReleaseToVerify>])[] = [
  ['hijack: a stranger signs a release of that name', 'PLUGIN_UNTRUSTED_SIGNER', only(signContent(release, stranger, ['left-pad@1.3.0']))],
  [
    'hostile update: the author releases something that nobody looked at',
    'PLUGIN_UNREVIEWED',
    only(makeRelease(acme, { version: '1.0.1' })),
  ],
  [
    'hostile update with the verdicts on the release before',
    'VERDICT_ELSEWHERE',
    only(makeRelease(acme, { version: '1.0.1' }), reviews.ada + reviews.bob),
  ],
  ['stolen key of an author, revoked', 'SIGNER_REVOKED', revoking(({ keys }) => void keys.push(acme.spkiSha256))],
  ['one reviewer of two', 'STATEMENT_MISSING', withReviews(reviews.ada)],
  ['one reviewer twice, with two keys', 'SIGNER_TWICE', withReviews(reviews.ada, verdictLine(release, adaPhone))],
  ['an author who reviews himself, with another key', 'AUTHOR_REVIEWED', withReviews(reviews.ada, verdictLine(release, acmeOld))],
  ['an expired verdict', 'VERDICT_EXPIRED', withReviews(reviews.ada, verdictLine(release, bob, { expiresAt: '2026-11-21T00:00:00Z' }))],
  ['a verdict that is too old for the policy', 'VERDICT_TOO_OLD', { now: new Date('2027-05-19T12:00:00Z') }],
  ['a verdict from tomorrow', 'VERDICT_EARLY', { now: new Date('2026-11-20T11:00:00Z') }],
  ['a verdict of a key that is revoked', 'SIGNER_REVOKED', revoking(({ keys }) => void keys.push(bob.spkiSha256))],
  ['a verdict about another tarball', 'VERDICT_ELSEWHERE', withReviews(reviews.ada, verdictLine(older, bob))],
  [
    'a verdict about another tarball of the same name',
    'VERDICT_ELSEWHERE',
    withReviews(reviews.ada, verdictLine({ ...release, tarball: older.tarball }, bob)),
  ],
  [
    'a verdict by somebody who may only make releases',
    'SIGNER_NOT_ALLOWED',
    { policy: policyWith(({ signers }) => void (signers['bob']!.roles = ['author'])) },
  ],
  [
    'a verdict for a name that the reviewer may not review',
    'SIGNER_NOT_ALLOWED',
    { policy: policyWith(({ signers }) => void (signers['bob']!.namespaces = ['@acme/y'])) },
  ],
  ['a release by a reviewer of everything', 'SIGNER_NOT_ALLOWED', only(signContent(release, ada, ['left-pad@1.3.0']))],
  ['a verdict without its property', 'VERDICT_INVALID', withReviews(reviews.ada, forgedVerdict({ properties: [] }))],
  ['a verdict with a field that nobody knows', 'VERDICT_INVALID', withReviews(reviews.ada, forgedVerdict({ result: 'PASSED' }))],
  [
    'a verdict that ends before it begins',
    'VERDICT_INVALID',
    withReviews(reviews.ada, forgedVerdict({ timeCreated: '2027-06-01T00:00:00Z' })),
  ],
  [
    'a verdict on the 31st of November',
    'VERDICT_INVALID',
    withReviews(reviews.ada, forgedVerdict({ timeCreated: '2026-11-31T00:00:00Z' })),
  ],
  ['a revoked tarball', 'PLUGIN_REVOKED', revoking(({ digests }) => void digests.push(`sha256:${digest('sha256', release.tarball)}`))],
  ['a revoked name', 'PLUGIN_REVOKED', revoking(({ names }) => void names.push('@acme/x'))],
  ['a revoked version, with a bare @', 'PLUGIN_REVOKED', revoking(({ purls }) => void purls.push('pkg:npm/@acme/x@1.0.0'))],
  ['a revoked version, in capitals', 'PLUGIN_REVOKED', revoking(({ purls }) => void purls.push('PKG:NPM/%40ACME/X@v1.0.0'))],
  [
    'a revoked version, from one registry',
    'PLUGIN_REVOKED',
    revoking(({ purls }) => void purls.push('pkg:npm/%40acme%2Fx@1.0.0?repository_url=https://npm.example#dist')),
  ],
  ['every version revoked', 'PLUGIN_REVOKED', revoking(({ purls }) => void purls.push('pkg://npm//@acme/x'))],
  [
    'files signed that the tarball does not hold',
    'FILES_MISMATCH',
    (() => {
      const files = new Map(release.files).set('package/dist/plugin.mjs', Buffer.from('harmless'))
      const line = `${signStatement(createReleaseStatement({ ...release, files }), acme)}\n`
      return { bundles: line + good.bundles.slice(good.bundles.indexOf('\n') + 1) }
    })(),
  ],
  ['another tarball under the same papers', 'PLUGIN_TAMPERED', { tarball: older.tarball }],
  ['an SBOM that is empty', 'SBOM_INCOMPLETE', sbomOf([])],
  [
    'an SBOM that leaves a bundled package out',
    'SBOM_INCOMPLETE',
    sbomOf([{ type: 'library', name: 'other', version: '1.0.0', purl: 'pkg:npm/other@1.0.0' }]),
  ],
  [
    'an SBOM with another version of it',
    'SBOM_INCOMPLETE',
    sbomOf([{ type: 'library', name: 'left-pad', version: '1.2.0', purl: 'pkg:npm/left-pad@1.2.0' }]),
  ],
  ['a bundle whose map was taken away', 'SBOM_INCOMPLETE', withMap(null)],
  ['a bundle whose map was emptied', 'SBOM_INCOMPLETE', withMap('{"version":3,"sources":[],"mappings":""}')],
  [
    'a bundle with a module of nobody',
    'SBOM_INCOMPLETE',
    withMap('{"version":3,"sources":["@acme/x@1.0.0/src/index.ts","/home/x/y.js"],"mappings":""}'),
  ],
  ['a line twice', 'BUNDLE_TWICE', withReviews(reviews.ada, reviews.bob, reviews.ada)],
  ['one statement signed twice', 'BUNDLE_TWICE', withReviews(reviews.ada, verdictLine(release, ada))],
  ['the twin of a signature', 'BUNDLE_INVALID', withReviews(reviews.ada, twinOf(reviews.bob))],
  ['a signature beside its twin', 'BUNDLE_INVALID', withReviews(reviews.ada, twinOf(reviews.ada))],
  ['an identity that only resembles the trusted one', 'PLUGIN_UNTRUSTED_SIGNER', withReviews(reviews.ada, eveLine({ san: `x${eve.san}` }))],
  [
    'the identity of another issuer',
    'PLUGIN_UNTRUSTED_SIGNER',
    withReviews(reviews.ada, eveLine({ issuer: 'https://accounts.example.evil' })),
  ],
  [
    'the identity, certified by an authority of the attacker',
    'SIGNATURE_INVALID',
    { ...withReviews(reviews.ada, eveLine({}, newBuildService())), root: () => keyless.root },
  ],
  ['verdicts that ended', 'VERDICT_EXPIRED', late],
  [
    'a predicate that nobody has a rule for',
    'STATEMENT_INVALID',
    withReviews(
      reviews.ada,
      `${signStatement({ ...createSbomStatement({ ...release, sbom: release.document }), predicateType: 'https://slsa.dev/provenance/v1' }, acme)}\n`,
    ),
  ],
]

/** A verdict whose predicate is free to choose, as bob could sign it. */
function forgedVerdict(change: object): string {
  const statement = createVerdictStatement({ ...verdict, ...release })
  return `${signStatement({ ...statement, predicate: { ...statement.predicate, ...change } }, bob)}\n`
}

/** A whole release, reviewed, whose bundle comes with this source map. */
function withMap(map: string | null): Partial<ReleaseToVerify> {
  const files = new Map(release.files)
  if (map === null) files.delete('package/dist/plugin.mjs.map')
  else files.set('package/dist/plugin.mjs.map', Buffer.from(map))
  const made = signContent({ ...release, files }, acme)
  return { tarball: made.tarball, sbom: made.sbom, bundles: made.bundles + verdictLine(made, ada) + verdictLine(made, bob) }
}

describe('attacks on the papers', () => {
  test('do not stop a release that is in order', () => expect(codeOf({})).toBe('verified'))

  test.each(attacks)('%s: %s', (_what, code, other) => {
    expect(codeOf(other)).toBe(code)
  })

  test('end with exit 3', () => {
    expect(new Set(attacks.map(([, code]) => faults[code].exit))).toEqual(new Set([3]))
  })
})
