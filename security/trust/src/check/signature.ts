import { createPublicKey, type KeyObject } from 'node:crypto'
import { toSignedEntity, Verifier, type TrustMaterial } from '@sigstore/verify'
import { fault } from '../faults.ts'
import type { SigstoreRoot } from '../sigstore/parse-trusted-root.ts'
import { checkBundle } from '../sigstore/check-bundle.ts'
import { checkCertificateIdentity } from '../sigstore/check-certificate-identity.ts'
import { openBundle } from '../sigstore/open-bundle.ts'
import type { SignerIdentity, SignerKey } from '../policy/trust-policy.ts'
import type { ReadBundle } from './read-bundles.ts'
import type { KnownSigner } from './known-signer.ts'

/**
 * Checks the signature over the envelope with @sigstore/verify: under the policy's own key, or under a certificate that the root vouches
 * for, whose signature the transparency log took in, for exactly this identity. Whatever the library throws (its errors are not one
 * family) is a denial.
 * @throws SIGNATURE_INVALID
 */
export function checkSignature(read: ReadBundle, signer: KnownSigner, root: () => SigstoreRoot, name: string): void {
  try {
    if ('key' in signer.by) verifyByKey(read, signer.by.key)
    else verifyByIdentity(read, signer.by.identity, root(), name)
  } catch (cause) {
    throw fault('SIGNATURE_INVALID', { name, signer: signer.id }, { cause })
  }
}

function verifyByIdentity({ json }: ReadBundle, { issuer, subject }: SignerIdentity, root: SigstoreRoot, name: string): void {
  const { certificate } = checkBundle(openBundle(json, name), { root, key: null }, name)
  if (certificate === null) throw fault('ATTESTATION_IDENTITY', { what: name, why: 'it names nobody' })
  checkCertificateIdentity(certificate, { issuer, san: subject }, name)
}

/** There is no authority and no log in the trust material, so that a timestamp or a log entry that nobody can check is refused as well. */
function verifyByKey({ bundle }: ReadBundle, key: SignerKey): void {
  const publicKey = keyObjectOf(key)
  const validFor = (at: Date): boolean => Date.parse(key.from) <= at.getTime() && at.getTime() < Date.parse(key.to)
  const material: TrustMaterial = {
    certificateAuthorities: [],
    timestampAuthorities: [],
    tlogs: [],
    ctlogs: [],
    publicKey: () => ({ publicKey, validFor }),
  }
  new Verifier(material, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 }).verify(toSignedEntity(bundle))
}

/** Keys that were read before: one policy judges every plugin, at every load. */
const known = new WeakMap<SignerKey, KeyObject>()

function keyObjectOf(key: SignerKey): KeyObject {
  const object = known.get(key) ?? createPublicKey(key.pem)
  known.set(key, object)
  return object
}
