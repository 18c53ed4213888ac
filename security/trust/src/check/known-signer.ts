import { fault } from '../faults.ts'
import { readCertificateFacts } from '../sigstore/read-certificate-facts.ts'
import type { PolicySigner, SignerIdentity, SignerKey, TrustPolicy } from '../trust-policy.ts'
import type { ReadBundle } from './bundle-form.ts'

/** A person of the policy, and the one of their keys or identities that a bundle says it is by. */
export interface KnownSigner extends Pick<PolicySigner, 'roles' | 'namespaces'> {
  /** Name in the policy. */
  readonly id: string
  readonly by: { readonly key: SignerKey } | { readonly identity: SignerIdentity }
}

/**
 * Finds the person with this key or identity. Every line must be by somebody the policy knows: what nobody can check is not ignored.
 * @throws PLUGIN_UNTRUSTED_SIGNER
 */
export function findKnownSigner({ by }: ReadBundle, policy: TrustPolicy, name: string): KnownSigner {
  const stranger = (signer: string): Error => fault('PLUGIN_UNTRUSTED_SIGNER', { name, signer })
  if (by.kind === 'key') {
    for (const [id, { roles, namespaces, keys }] of Object.entries(policy.signers)) {
      const key = keys.find(({ spkiSha256 }) => spkiSha256 === by.hint)
      if (key !== undefined) return { id, roles, namespaces, by: { key } }
    }
    throw stranger(/^[\w:.-]{1,100}$/.test(by.hint) ? by.hint : 'a key without a digest')
  }
  const said = identityOf(by.der)
  if (said === null) throw stranger('a certificate that cannot be read')
  for (const [id, { roles, namespaces, identities }] of Object.entries(policy.signers)) {
    const identity = identities.find(({ issuer, subject }) => issuer === said.issuer && subject === said.subject)
    if (identity !== undefined) return { id, roles, namespaces, by: { identity } }
  }
  throw stranger(`${said.subject.slice(0, 200)} of ${said.issuer.slice(0, 200)}`)
}

function identityOf(der: Uint8Array): SignerIdentity | null {
  try {
    const { issuer, san } = readCertificateFacts(der)
    return { issuer, subject: san }
  } catch {
    return null
  }
}
