import { Key, Signature, type Metadata, type Root, type Snapshot, type Targets, type Timestamp } from '@tufjs/models'
import { digest } from '../digest.ts'
import { publicKeyOf } from '../keys/public-key.ts'
import type { Signer } from '../keys/create-signer.ts'

/** The algorithm of every key here, as TUF names it. */
const algorithm = 'ecdsa-sha2-nistp256'

/** Any signed metadata of an index. */
export type AnyMetadata = Metadata<Root> | Metadata<Targets> | Metadata<Snapshot> | Metadata<Timestamp>

/**
 * Describes a public key (SPKI PEM) as TUF does. Its id is the sha256 of the key's canonical JSON (TUF specification 4.2).
 * @throws KEY_UNSUPPORTED
 */
export function tufKeyOf(publicPem: string): Key {
  const { pem } = publicKeyOf(publicPem)
  // Canonical JSON escapes nothing but quotes and backslashes, and a PEM has neither.
  const canonical = `{"keytype":"ecdsa","keyval":{"public":"${pem}"},"scheme":"${algorithm}"}`
  return new Key({ keyID: digest('sha256', canonical), keyType: 'ecdsa', scheme: algorithm, keyVal: { public: pem } })
}

/** Signs metadata with each signer whose key is among `keyIds`, and returns the ids that signed. */
export function signMetadata(metadata: AnyMetadata, signers: readonly Signer[], keyIds: readonly string[]): readonly string[] {
  const signed: string[] = []
  for (const signer of signers) {
    const { keyID } = tufKeyOf(signer.publicPem)
    if (!keyIds.includes(keyID)) continue
    metadata.sign((data) => new Signature({ keyID, sig: Buffer.from(signer.sign(data)).toString('hex') }))
    signed.push(keyID)
  }
  return signed
}

/** True where enough keys of the role have signed, by what the metadata above it says. */
export function isSignedBy(above: Metadata<Root> | Metadata<Targets>, role: string, metadata: AnyMetadata): boolean {
  try {
    above.verifyDelegate(role, metadata)
    return true
  } catch {
    return false
  }
}
