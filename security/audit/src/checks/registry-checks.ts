import { readSeededTrust, type SigstoreTrust } from '@galley/trust'
import type { RegistryClient } from '../registry/registry-client.ts'
import { createAgeCheck } from './age.ts'
import { createBinsCheck } from './bins.ts'
import type { Check } from './check.ts'
import { createRegistryNamesCheck } from './names.ts'
import { createOutdatedCheck } from './outdated.ts'
import { createProvenanceCheck } from './provenance.ts'
import { createPublishersCheck } from './publishers.ts'
import { createRegistryLicencesCheck } from './registry-licences.ts'
import { createScriptsCheck } from './scripts.ts'
import { createSignaturesCheck } from './signatures.ts'

/**
 * The checks that ask a registry. Those that an audit makes offline too (`names`, `licences`, `scripts`, `bins`) stand in for the offline ones; `maintenance` adds to it.
 * `trust` is what npm's signatures and provenance are judged by; when left out, Sigstore's root as it was shipped to us.
 * Not for an audit that is offline: then they are not handed in, and the report says that they were not asked.
 */
export function createRegistryChecks(client: RegistryClient, trust: SigstoreTrust = readSeededTrust()): readonly Check[] {
  return [
    createRegistryNamesCheck(client),
    createSignaturesCheck(client, trust),
    createProvenanceCheck(client, trust),
    createAgeCheck(client),
    createPublishersCheck(client),
    createOutdatedCheck(client),
    createRegistryLicencesCheck(client),
    createScriptsCheck(client),
    createBinsCheck(client),
  ]
}
