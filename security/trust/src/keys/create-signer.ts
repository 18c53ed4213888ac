import { createPrivateKey, sign, type KeyObject } from 'node:crypto'
import { fault } from '../faults.ts'
import { toLowS } from './low-s.ts'
import { publicKeyOf } from './public-key.ts'

/** Something that can sign; the private key does not leave it. */
export interface Signer {
  readonly publicPem: string
  readonly spkiSha256: string
  /** ECDSA over SHA-256, DER, in the spelling with the low `s`. */
  readonly sign: (data: Uint8Array) => Uint8Array
}

/**
 * Creates a signer from a PKCS #8 PEM.
 * @throws KEY_UNSUPPORTED
 */
export function createSigner({ pem }: { readonly pem: string }): Signer {
  const key = readPrivateKey(pem)
  const { pem: publicPem, spkiSha256 } = publicKeyOf(key)
  return { publicPem, spkiSha256, sign: (data) => signLow(data, key) }
}

function signLow(data: Uint8Array, key: KeyObject): Uint8Array {
  const signature = sign('sha256', data, key)
  return toLowS(signature) ?? signature
}

function readPrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (cause) {
    throw fault('KEY_UNSUPPORTED', { why: 'it cannot be read as a private key' }, { cause })
  }
}
