import { readBundles, type ReadBundle } from './check/read-bundles.ts'
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
import { readStatement } from './check/read-statement.ts'
import { staleKey } from './check/stale-key.ts'
import { checkSubject } from './check/subject.ts'
import type { ReleaseDigests } from './statements/digest-release.ts'
import { fault } from './faults.ts'
import { formatTarballName } from './release-name.ts'
import { readSeededTrust } from './read-seeded-trust.ts'
import { predicateTypes, roleOfPredicate, type PluginStatement, type PredicateType } from './statements/statement.ts'
import { readTarball } from './tarball/read-tarball.ts'
import { listVerdicts } from './check/list-verdicts.ts'
import { readVerdict } from './verdict/verdict.ts'
import type { ReleaseToVerify } from './release-to-verify.ts'
import type { Author, VerifiedRelease } from './verified-release.ts'

/**
 * Verifies a release as `verifyRelease` does, with the digests of its files, which the caller has just made of these bytes.
 * @throws what `verifyRelease` throws
 */
export function verifyDigested(release: ReleaseToVerify, digests: ReleaseDigests): VerifiedRelease {
  const { policy, sbom, now } = release
  const called = release.name ?? 'the release'
  const read = readBundles(release.bundles, called).map((bundle) => ({ bundle, statement: readStatement(bundle.payload, called) }))
  const identity = claimedIdentity(
    read.map(({ statement }) => statement),
    release,
  )
  const { name, version } = identity
  const tarball = { name: formatTarballName(name, version), digest: digests.tarball }
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
    sbomDigest: digests.sbom,
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
