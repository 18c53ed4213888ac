import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { dsse } from '@sigstore/core'
import { fault } from '../faults.ts'

/** Digest that goes with each curve of a key: as Sigstore's registry of algorithms has them, and `model_signing` signs. */
const digests: Readonly<Record<string, string>> = { prime256v1: 'sha256', secp384r1: 'sha384', secp521r1: 'sha512' }

/** Public key of who signs models. */
export interface ModelKey {
  readonly key: KeyObject
  /** Name of the digest that its signatures are made with. */
  readonly digest: string
  /** sha256 (hex) of its SPKI DER. */
  readonly spkiSha256: string
}

/**
 * Reads the public key of a signer of models from PEM: ECDSA over P-256, P-384 or P-521.
 * @throws KEY_UNSUPPORTED
 */
export function modelKeyOf(pem: string): ModelKey {
  const key = read(pem)
  const digest = digests[key.asymmetricKeyDetails?.namedCurve ?? '']
  if (digest === undefined) throw fault('KEY_UNSUPPORTED', { why: 'it is not ECDSA over P-256, P-384 or P-521' })
  const der = key.export({ type: 'spki', format: 'der' })
  return { key, digest, spkiSha256: createHash('sha256').update(der).digest('hex') }
}

/** Tells if a key signed an envelope. */
export function hasSigned({ key, digest }: ModelKey, payloadType: string, payload: Uint8Array, signature: Uint8Array): boolean {
  return verify(digest, dsse.preAuthEncoding(payloadType, Buffer.from(payload)), key, signature)
}

function read(pem: string): KeyObject {
  try {
    return createPublicKey(pem)
  } catch (cause) {
    throw fault('KEY_UNSUPPORTED', { why: 'it cannot be read' }, { cause })
  }
}
