import { fault } from '../faults.ts'
import type { NamedSigner, TrustPolicy } from '../trust-policy.ts'

/**
 * Finds the policy's signer with this key. Every line must be by somebody the policy knows: what nobody can check is not ignored.
 * @throws PLUGIN_UNTRUSTED_SIGNER
 */
export function findKnownSigner(hint: string, policy: TrustPolicy, name: string): NamedSigner {
  const found = Object.entries(policy.signers).find(([, { spkiSha256 }]) => spkiSha256 === hint)
  if (found === undefined)
    throw fault('PLUGIN_UNTRUSTED_SIGNER', { name, signer: /^[\w:.-]{1,100}$/.test(hint) ? hint : 'a key without a digest' })
  const [id, signer] = found
  return { id, ...signer }
}
