import { generateKeyPairSync } from 'node:crypto'
import { publicKeyOf } from './public-key.ts'

/** A new signing key: the private part as PKCS #8 PEM, the public part as SPKI PEM, and the digest that names it. */
export interface NewKey {
  readonly pem: string
  readonly publicPem: string
  /** sha256 (hex) of the public key's SPKI DER: the key's name in policies and bundles. */
  readonly spkiSha256: string
}

/** Makes an ECDSA P-256 key: the one kind that every Sigstore verifier checks over DSSE. */
export function createKey(): NewKey {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { pem: publicPem, spkiSha256 } = publicKeyOf(pair.publicKey)
  return { pem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), publicPem, spkiSha256 }
}
