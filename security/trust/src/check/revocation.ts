import { fault } from '../faults.ts'
import type { NamedSigner, TrustPolicy } from '../trust-policy.ts'

/**
 * Checks that the policy does not revoke this key, its window notwithstanding.
 * @throws SIGNER_REVOKED
 */
export function checkKeyNotRevoked(signer: NamedSigner, policy: TrustPolicy, name: string): void {
  if (policy.revoked.keys.includes(signer.spkiSha256)) throw fault('SIGNER_REVOKED', { name, signer: signer.id })
}

/**
 * Checks that the policy revokes neither this tarball nor this version.
 * @throws PLUGIN_REVOKED
 */
export function checkReleaseNotRevoked(release: { tarball: string; purl: string }, policy: TrustPolicy, name: string): void {
  const what = [`sha256:${release.tarball}`].find((digest) => policy.revoked.digests.includes(digest))
  const purl = policy.revoked.purls.find((candidate) => candidate === release.purl)
  if (what !== undefined || purl !== undefined) throw fault('PLUGIN_REVOKED', { name, what: what ?? purl ?? '' })
}
