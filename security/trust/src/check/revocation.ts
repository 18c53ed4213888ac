import { fault } from '../faults.ts'
import type { NamedSigner, TrustPolicy } from '../trust-policy.ts'

/** @throws SIGNER_REVOKED when the policy revokes this key, its window notwithstanding. */
export function checkKeyNotRevoked(signer: NamedSigner, policy: TrustPolicy, name: string): void {
  if (policy.revoked.keys.includes(signer.spkiSha256)) throw fault('SIGNER_REVOKED', { name, signer: signer.id })
}

/** @throws PLUGIN_REVOKED when the policy revokes this tarball or this version. */
export function checkReleaseNotRevoked(release: { tarball: string; purl: string }, policy: TrustPolicy, name: string): void {
  const what = [`sha256:${release.tarball}`].find((digest) => policy.revoked.digests.includes(digest))
  const purl = policy.revoked.purls.find((candidate) => candidate === release.purl)
  if (what !== undefined || purl !== undefined) throw fault('PLUGIN_REVOKED', { name, what: what ?? purl ?? '' })
}
