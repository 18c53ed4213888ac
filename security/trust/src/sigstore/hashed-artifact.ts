import type { KeyObject } from 'node:crypto'
import { isBundleWithMessageSignature, type Bundle } from '@sigstore/bundle'
import type { SignedEntity } from '@sigstore/verify'

/** A file of which only the digest is known. */
export interface HashedArtifact {
  readonly sha256: Buffer
  /** Checks an ECDSA signature (DER) over a digest that was made elsewhere: Node hashes what it verifies, and cannot leave that out. */
  readonly verifyHashed: (key: KeyObject, signature: Uint8Array, digest: Uint8Array) => boolean
}

/**
 * Returns a bare signature over a file as the library asks about it. The digest that the bundle says must be the file's own: the log
 * vouches for the one, the signature is checked over the other.
 */
export function signedByHash(bundle: Bundle, { sha256, verifyHashed }: HashedArtifact): SignedEntity['signature'] {
  if (!isBundleWithMessageSignature(bundle)) throw new TypeError('it holds no signature over a file')
  const { signature, messageDigest } = bundle.content.messageSignature
  const isThisFile = messageDigest.digest.equals(sha256)
  return {
    signature,
    compareSignature: (other) => signature.equals(other),
    compareDigest: (other) => isThisFile && sha256.equals(other),
    compareSignedDigest: (other) => isThisFile && sha256.equals(other),
    verifySignature: (key) => isThisFile && verifyHashed(key, signature, sha256),
  }
}
