import { createPublicKey } from 'node:crypto'
import { toSignedEntity, Verifier, type TrustMaterial } from '@sigstore/verify'
import { fault } from '../faults.ts'
import type { NamedSigner } from '../trust-policy.ts'
import type { ReadBundle } from './bundle-form.ts'

/**
 * Checks the signature over the envelope with @sigstore/verify under the policy's own key. There is no certificate
 * authority and no log in the trust material, so a timestamp or a log entry that nobody can check is refused as well.
 * Whatever the library throws (its errors are not one family) is a denial.
 * @throws SIGNATURE_INVALID
 */
export function checkSignature({ bundle }: ReadBundle, signer: NamedSigner, name: string): void {
  try {
    new Verifier(trustOnly(signer), { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 }).verify(toSignedEntity(bundle))
  } catch (cause) {
    throw fault('SIGNATURE_INVALID', { name, signer: signer.id }, { cause })
  }
}

function trustOnly(signer: NamedSigner): TrustMaterial {
  const publicKey = createPublicKey(signer.pem)
  const validFor = (at: Date): boolean => Date.parse(signer.from) <= at.getTime() && at.getTime() < Date.parse(signer.to)
  return { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [], publicKey: () => ({ publicKey, validFor }) }
}
