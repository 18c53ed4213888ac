import { readBundles } from './check/bundle-form.ts'
import { checkFiles } from './check/files.ts'
import { checkIdentity } from './check/identity.ts'
import { checkKeyWindow } from './check/key-window.ts'
import { findKnownSigner } from './check/known-signer.ts'
import { checkNamespace } from './check/namespace.ts'
import { checkRequirements, type SignedStatement } from './check/requirements.ts'
import { checkKeyNotRevoked, checkReleaseNotRevoked } from './check/revocation.ts'
import { checkSbom } from './check/sbom.ts'
import { checkSignature } from './check/signature.ts'
import { readStatement } from './check/statement-form.ts'
import { checkSubject } from './check/subject.ts'
import { digest } from './digest.ts'
import { fault } from './faults.ts'
import { packageUrl } from './release-name.ts'
import { createTarballSubject, type ReleaseContent } from './create-release-statement.ts'
import { predicateTypes, type InTotoStatement } from './statement.ts'
import type { TrustPolicy } from './trust-policy.ts'

/** A release as it came, with the policy and the time that it is judged by. */
export interface ReleaseToVerify extends ReleaseContent {
  /** The content of `x.tgz.bundles.jsonl`. */
  readonly bundles: string
  readonly sbom: Uint8Array | null
  readonly policy: TrustPolicy
  readonly now: Date
}

/** A release that passed. */
export interface VerifiedRelease {
  /** The publisher: its name in the policy and its key's digest. */
  readonly signer: { readonly id: string; readonly spkiSha256: string }
  readonly files: ReadonlyMap<string, Uint8Array>
  /** sha256 (hex) of the tarball. */
  readonly tarballDigest: string
  readonly sbomDigest: string
}

/**
 * Judges a release: who signed each statement, whether that key counts now, whether the signature holds, whether the
 * statements are about exactly these bytes, and whether all that the policy asks for is there. Returns or throws.
 * @throws PLUGIN_UNSIGNED PLUGIN_TAMPERED PLUGIN_UNTRUSTED_SIGNER PLUGIN_REVOKED BUNDLE_INVALID STATEMENT_INVALID
 * @throws STATEMENT_MISSING SIGNATURE_INVALID SIGNER_EXPIRED SIGNER_REVOKED SIGNER_NOT_ALLOWED RELEASE_MISMATCH
 * @throws SBOM_MISSING SBOM_MISMATCH
 */
export function verifyRelease(release: ReleaseToVerify): VerifiedRelease {
  const { name, version, policy, files, sbom } = release
  const tarball = createTarballSubject(release)
  const signed = readBundles(release.bundles, name).map((bundle): SignedStatement => {
    const signer = findKnownSigner(bundle.hint, policy, name)
    checkKeyNotRevoked(signer, policy, name)
    checkKeyWindow(signer, release.now, name)
    checkSignature(bundle, signer, name)
    checkNamespace(signer, name)
    return { statement: readStatement(bundle.payload, name), signer }
  })
  for (const { statement } of signed) checkSubject(statement, tarball, name)
  checkRequirements(signed, policy, name)
  checkReleaseNotRevoked({ tarball: tarball.digest.sha256, purl: packageUrl(name, version) }, policy, name)
  for (const statement of statementsOf(signed, predicateTypes.release)) {
    checkFiles(statement, files, name)
    checkIdentity(statement, files, release)
  }
  for (const statement of statementsOf(signed, predicateTypes.sbom)) checkSbom(statement, sbom, tarball, release)
  const sbomDigest = digest('sha256', sbom ?? '')
  return { signer: publisherOf(signed, name), files, tarballDigest: tarball.digest.sha256, sbomDigest }
}

function statementsOf(signed: readonly SignedStatement[], predicateType: string): readonly InTotoStatement[] {
  return signed.map(({ statement }) => statement).filter((statement) => statement.predicateType === predicateType)
}

function publisherOf(signed: readonly SignedStatement[], name: string): VerifiedRelease['signer'] {
  const made = signed.find(
    ({ statement, signer }) => statement.predicateType === predicateTypes.release && signer.roles.includes('publisher'),
  )
  if (made === undefined) throw fault('PLUGIN_UNSIGNED', { name })
  return { id: made.signer.id, spkiSha256: made.signer.spkiSha256 }
}
