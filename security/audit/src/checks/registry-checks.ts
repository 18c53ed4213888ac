import { readSeededTrust, type SigstoreTrust } from '@galley/trust'
import type { RegistryClient } from '../registry/registry-client.ts'
import { ageCheck } from './age.ts'
import type { Check } from './check.ts'
import { outdatedCheck } from './outdated.ts'
import { provenanceCheck } from './provenance.ts'
import { publishersCheck } from './publishers.ts'
import { registryLicencesCheck } from './registry-licences.ts'
import { signaturesCheck } from './signatures.ts'

/**
 * The checks that ask a registry. `licences` here stands in for the offline one of that name; `maintenance` adds to it.
 * `trust` is what npm's signatures and provenance are judged by; when left out, Sigstore's root as it was shipped to us.
 * Not for an audit that is offline: then they are not handed in, and the report says that they were not asked.
 */
export function registryChecks(client: RegistryClient, trust: SigstoreTrust = readSeededTrust()): readonly Check[] {
  return [
    signaturesCheck(client, trust),
    provenanceCheck(client, trust),
    ageCheck(client),
    publishersCheck(client),
    outdatedCheck(client),
    registryLicencesCheck(client),
  ]
}
