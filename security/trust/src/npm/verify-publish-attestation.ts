import { isDeepStrictEqual } from 'node:util'
import { fault } from '../faults.ts'
import { checkBundle } from '../sigstore/check-bundle.ts'
import { openBundle } from '../sigstore/open-bundle.ts'
import type { SigstoreTrust } from './sigstore-trust.ts'
import { readPackageStatement, type NpmRelease } from './read-package-statement.ts'

/** Predicate type of the registry's own statement: this tarball was published here under this name. */
export const publishPredicateType = 'https://github.com/npm/attestation/tree/main/specs/publish/v0.1'

/**
 * Verifies npm's publish attestation: signed with the registry's attestation key while that key counted, in the transparency log, and
 * about this tarball at this registry.
 * @returns the key that signed and the time at which it was logged
 * @throws ATTESTATION_* (see `faults`)
 */
export function verifyPublishAttestation(
  bundle: unknown,
  {
    release,
    trust,
    registry = 'https://registry.npmjs.org',
  }: { readonly release: NpmRelease; readonly trust: SigstoreTrust; readonly registry?: string },
): { readonly keyId: string; readonly at: Date } {
  const what = `${release.name}@${release.version}`
  const open = openBundle(bundle, what)
  if (open.signer.kind !== 'key') throw fault('ATTESTATION_MATERIAL', { what, said: 'a certificate', wanted: "the registry's key" })
  const { hint } = open.signer
  const key = trust.keys.find(({ keyId, use }) => keyId === hint && use !== 'signatures')
  if (key === undefined) throw fault('ATTESTATION_KEY_UNKNOWN', { what, key: hint.slice(0, 100) })
  const { at } = checkBundle(open, { root: trust.root, key }, what)
  const { predicate } = readPackageStatement(open.payload, [publishPredicateType], release)
  if (!isDeepStrictEqual(predicate, { name: release.name, version: release.version, registry }))
    throw fault('ATTESTATION_PREDICATE', { what, said: JSON.stringify(predicate).slice(0, 200), wanted: `this release at ${registry}` })
  return { keyId: key.keyId, at }
}
