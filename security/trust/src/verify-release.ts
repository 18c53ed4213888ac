import { digestRelease } from './statements/digest-release.ts'
import type { ReleaseToVerify } from './release-to-verify.ts'
import type { VerifiedRelease } from './verified-release.ts'
import { verifyDigested } from './verify-digested.ts'

/**
 * Judges a release: who signed each statement, whether that key counts now, whether the signature holds, whether the
 * statements are about exactly these bytes, and whether all that the policy asks for is there. Returns or throws. No file is read.
 * @throws PLUGIN_UNSIGNED PLUGIN_TAMPERED PLUGIN_UNTRUSTED_SIGNER PLUGIN_REVOKED PLUGIN_UNREVIEWED BUNDLE_INVALID BUNDLE_TWICE
 * @throws STATEMENT_INVALID STATEMENT_MISSING SIGNATURE_INVALID SIGNER_EXPIRED SIGNER_REVOKED SIGNER_NOT_ALLOWED SIGNER_TWICE
 * @throws RELEASE_MISMATCH FILES_MISMATCH TARBALL_INVALID SBOM_MISSING SBOM_MISMATCH SBOM_INCOMPLETE VERDICT_INVALID VERDICT_ELSEWHERE
 * @throws VERDICT_EARLY VERDICT_EXPIRED VERDICT_TOO_OLD AUTHOR_REVIEWED
 */
export function verifyRelease(release: ReleaseToVerify): VerifiedRelease {
  return verifyDigested(release, digestRelease(release))
}
