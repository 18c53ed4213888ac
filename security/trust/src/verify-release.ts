import { readBundles, type ReadBundle } from './check/bundle-form.ts'
import { checkFiles } from './check/files.ts'
import { checkIdentity, claimedIdentity } from './check/identity.ts'
import { findKnownSigner } from './check/known-signer.ts'
import { checkRequirements } from './check/requirements.ts'
import { checkReleaseNotRevoked } from './check/revocation.ts'
import { checkSbom } from './check/sbom.ts'
import { checkSbomCoverage } from './check/sbom-coverage.ts'
import { checkSignature } from './check/signature.ts'
import type { SignedStatement } from './check/signed-statement.ts'
import { checkSignerRole } from './check/signer-role.ts'
import { readStatement } from './check/statement-form.ts'
import { staleKey } from './check/stale-key.ts'
import { checkSubject } from './check/subject.ts'
import { createTarballSubject } from './create-release-statement.ts'
import { digest } from './digest.ts'
import { fault } from './faults.ts'
import { readSeededTrust } from './read-seeded-trust.ts'
import type { SigstoreRoot } from './sigstore/parse-trusted-root.ts'
import { predicateTypes, roleOfPredicate, type PluginStatement, type PredicateType } from './statement.ts'
import { readTarball } from './tarball/read-tarball.ts'
import type { TrustPolicy } from './trust-policy.ts'
import { listVerdicts, type ReviewedVerdict, type Reviewer } from './check/list-verdicts.ts'
import { readVerdict } from './verdict/verdict.ts'

/** A release as it came, with the policy and the time that it is judged by. */
export interface ReleaseToVerify {
  readonly tarball: Uint8Array
  readonly sbom: Uint8Array | null
  /** The content of `x.tgz.bundles.jsonl`. */
  readonly bundles: string
  readonly policy: TrustPolicy
  readonly now: Date
  /** The package that it must be; left out, it may be any that its author may sign. */
  readonly name?: string
  readonly version?: string
  /** Gives Sigstore's trusted root, where an identity signed; the shipped one when left out. */
  readonly root?: () => SigstoreRoot
}

/** A person who made a release. */
export interface Author {
  /** Name in the policy. */
  readonly id: string
  /** sha256 (hex) of the key that signed; null for an identity. */
  readonly key: string | null
  /** Moment at which the key stops counting (RFC 3339); null for an identity, whose signature the log dated. */
  readonly until: string | null
}

/** A release that passed. */
export interface VerifiedRelease {
  readonly name: string
  readonly version: string
  /** The tarball's files, `package/…`, unpacked in memory. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly author: Author
  /** Persons other than the authors whose verdict counts now; by name. */
  readonly reviewers: readonly Reviewer[]
  /** Every verdict, those that do not count among them. */
  readonly verdicts: readonly ReviewedVerdict[]
  /** sha256 (hex) of the tarball. */
  readonly tarballDigest: string
  readonly sbomDigest: string
}

/**
 * Judges a release: who signed each statement, whether that key counts now, whether the signature holds, whether the
 * statements are about exactly these bytes, and whether all that the policy asks for is there. Returns or throws. No file is read.
 * @throws PLUGIN_UNSIGNED PLUGIN_TAMPERED PLUGIN_UNTRUSTED_SIGNER PLUGIN_REVOKED PLUGIN_UNREVIEWED BUNDLE_INVALID BUNDLE_TWICE
 * @throws STATEMENT_INVALID STATEMENT_MISSING SIGNATURE_INVALID SIGNER_EXPIRED SIGNER_REVOKED SIGNER_NOT_ALLOWED SIGNER_TWICE
 * @throws RELEASE_MISMATCH FILES_MISMATCH TARBALL_INVALID SBOM_MISSING SBOM_MISMATCH SBOM_INCOMPLETE VERDICT_INVALID VERDICT_ELSEWHERE
 * @throws VERDICT_EARLY VERDICT_EXPIRED VERDICT_TOO_OLD AUTHOR_REVIEWED
 */
export function verifyRelease(release: ReleaseToVerify): VerifiedRelease {
  const { policy, sbom, now } = release
  const called = release.name ?? 'the release'
  const read = readBundles(release.bundles, called).map((bundle) => ({ bundle, statement: readStatement(bundle.payload, called) }))
  const identity = claimedIdentity(
    read.map(({ statement }) => statement),
    release,
  )
  const { name, version } = identity
  const tarball = createTarballSubject({ ...identity, tarball: release.tarball })
  const signed = read.map(({ bundle, statement }) => checkSigned(bundle, statement, release, name))
  for (const { statement } of signed) checkSubject(statement, tarball, name)
  checkReleaseNotRevoked({ ...identity, tarball: tarball.digest.sha256 }, policy.revoked)
  checkRequirements(signed, policy.require, now, name)
  const files = readTarball(release.tarball, name)
  for (const statement of statementsOf(signed, predicateTypes.release)) {
    checkFiles(statement, files, name)
    checkIdentity(statement, files, identity)
  }
  for (const statement of statementsOf(signed, predicateTypes.sbom)) {
    checkSbom(statement, sbom, tarball, identity)
    checkSbomCoverage(statement.predicate, files, identity)
  }
  return {
    name,
    version,
    files,
    author: authorOf(signed, name),
    ...listVerdicts(signed, policy.require, now, name),
    tarballDigest: tarball.digest.sha256,
    sbomDigest: digest('sha256', sbom ?? ''),
  }
}

/** Checks that a statement is signed by somebody who may make it; what it says is for later. */
function checkSigned(bundle: ReadBundle, statement: PluginStatement, release: ReleaseToVerify, name: string): SignedStatement {
  const { policy, now, root = () => readSeededTrust().root } = release
  const signer = findKnownSigner(bundle, policy, name)
  const isVerdict = statement.predicateType === predicateTypes.verdict
  const stale = staleKey(signer, policy.revoked.keys, now, name)
  if (stale !== null && !isVerdict) throw stale
  checkSignature(bundle, signer, root, name)
  checkSignerRole(signer, roleOfPredicate[statement.predicateType], name)
  return { statement, signer, stale, verdict: isVerdict ? readVerdict(statement.predicate, name) : null }
}

function statementsOf(signed: readonly SignedStatement[], predicateType: PredicateType): readonly PluginStatement[] {
  return signed.map(({ statement }) => statement).filter((statement) => statement.predicateType === predicateType)
}

function authorOf(signed: readonly SignedStatement[], name: string): Author {
  const made = signed.find(({ statement }) => statement.predicateType === predicateTypes.release)
  if (made === undefined) throw fault('PLUGIN_UNSIGNED', { name })
  const { id, by } = made.signer
  return 'key' in by ? { id, key: by.key.spkiSha256, until: by.key.to } : { id, key: null, until: null }
}
