import {
  provenancePredicateTypes,
  publishPredicateType,
  verifyProvenance,
  verifyPublishAttestation,
  type NpmRelease,
  type Provenance,
  type SigstoreTrust,
} from '@galley/trust'
import type { ServedAttestation } from './registry-client.ts'

/**
 * Verifies what a registry serves for a release that it lists with provenance: the registry's own attestation, where it serves one,
 * and the provenance. The type beside a bundle is not signed: it only chooses which question is put to the bundle.
 * @throws the faults of `@galley/trust`: ATTESTATION_*
 */
export function verifyAttestations(served: readonly ServedAttestation[], release: NpmRelease, trust: SigstoreTrust): Provenance {
  for (const { predicateType, bundle } of served)
    if (predicateType === publishPredicateType) verifyPublishAttestation(bundle, { release, trust })
  const provenance = served.find(({ predicateType }) => (provenancePredicateTypes as readonly string[]).includes(predicateType))
  // With none served, null is no bundle, and the verifier says so.
  return verifyProvenance(provenance?.bundle ?? null, { release, root: trust.root, expected: { repository: null, workflow: null } })
}
