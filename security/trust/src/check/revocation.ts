import valid from 'semver/functions/valid.js'
import { fault } from '../faults.ts'
import { revokedPurl } from '../policy/revoked-purl.ts'
import type { Revocations } from '../policy/trust-policy.ts'

/**
 * Checks that the policy revokes neither this tarball nor this version nor every version of this name.
 * @throws PLUGIN_REVOKED
 */
export function checkReleaseNotRevoked(
  release: { readonly name: string; readonly version: string; readonly tarball: string },
  { digests, names, purls }: Revocations,
): void {
  const { name, version, tarball } = release
  const isThis = (purl: string): boolean => {
    const revoked = revokedPurl(purl)
    return revoked !== null && revoked.name === name.toLowerCase() && (revoked.version === null || revoked.version === valid(version))
  }
  const what = digests.find((digest) => digest === `sha256:${tarball}`) ?? names.find((each) => each === name) ?? purls.find(isThis)
  if (what !== undefined) throw fault('PLUGIN_REVOKED', { name, what })
}
