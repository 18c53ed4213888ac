import { fault } from '../faults.ts'
import type { CertificateFacts } from './read-certificate-facts.ts'

/**
 * The signer that a certificate must name. Every value is compared whole, never as a pattern: as patterns, `acme/plugins` fits
 * `evil/acme/plugins`, and `https://evil.example/?<the good name>` fits the good name.
 */
export type ExpectedIdentity = Pick<CertificateFacts, 'san' | 'issuer'> & Partial<Omit<CertificateFacts, 'san' | 'issuer'>>

/**
 * Checks that a certificate holds every expected value.
 * @throws ATTESTATION_IDENTITY
 */
export function checkCertificateIdentity(facts: CertificateFacts, expected: ExpectedIdentity, what: string): void {
  for (const [name, wanted] of Object.entries(expected)) {
    const said = facts[name as keyof CertificateFacts]
    if (wanted !== undefined && (said !== wanted || said === ''))
      throw fault('ATTESTATION_IDENTITY', { what, why: `${name} is ${said ?? 'not stated'}, not ${wanted}` })
  }
}
