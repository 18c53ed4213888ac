import { fault } from '../faults.ts'
import { readCertificateFacts } from '../sigstore/read-certificate-facts.ts'
import type { PolicySigner, SignerIdentity, SignerKey, TrustPolicy } from '../policy/trust-policy.ts'
import type { ReadBundle } from './read-bundles.ts'

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
export function findKnownSigner(bundle: ReadBundle, policy: TrustPolicy, name: string): KnownSigner {
  const signer = knownSigner(bundle, policy)
  if (signer === null) throw fault('PLUGIN_UNTRUSTED_SIGNER', { name, signer: describeSigner(bundle) })
  return signer
}

/** Looks the signer up that a bundle says it is by; null for a stranger. */
export function knownSigner({ by }: ReadBundle, policy: TrustPolicy): KnownSigner | null {
  const said = by.kind === 'key' ? null : identityOf(by.der)
  for (const [id, { roles, namespaces, keys, identities }] of Object.entries(policy.signers)) {
    const key = by.kind === 'key' ? keys.find(({ spkiSha256 }) => spkiSha256 === by.hint) : undefined
    if (key !== undefined) return { id, roles, namespaces, by: { key } }
    const identity = identities.find(({ issuer, subject }) => issuer === said?.issuer && subject === said.subject)
    if (identity !== undefined) return { id, roles, namespaces, by: { identity } }
  }
  return null
}

/** Names the key or the identity that a bundle says it is by, for a fault; nothing of it is proven. */
export function describeSigner({ by }: ReadBundle): string {
  if (by.kind === 'key') return /^[\w:.-]{1,100}$/.test(by.hint) ? by.hint : 'a key without a digest'
  const said = identityOf(by.der)
  return said === null ? 'a certificate that cannot be read' : `${said.subject.slice(0, 200)} of ${said.issuer.slice(0, 200)}`
}

function identityOf(der: Uint8Array): SignerIdentity | null {
  try {
    const { issuer, san } = readCertificateFacts(der)
    return { issuer, subject: san }
  } catch {
    return null
  }
}
