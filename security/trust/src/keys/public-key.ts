import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { fault } from '../faults.ts'

/** A public key that may verify: P-256 and nothing else. */
export interface PublicKey {
  readonly key: KeyObject
  readonly pem: string
  /** sha256 (hex) of the SPKI DER; the `publicKey.hint` of a bundle. */
  readonly spkiSha256: string
}

/**
 * Reads a public key from PEM, or takes it from a key object (a private one gives its public half).
 * P-384 is refused: DSSE verification always hashes with SHA-256, so such a signature never verifies.
 * @throws KEY_UNSUPPORTED
 */
export function publicKeyOf(source: string | KeyObject): PublicKey {
  const key = read(source)
  const curve = key.asymmetricKeyDetails?.namedCurve
  if (key.asymmetricKeyType !== 'ec' || curve !== 'prime256v1')
    throw fault('KEY_UNSUPPORTED', { why: `it is ${curve ?? key.asymmetricKeyType ?? 'of no kind we know'}, not ECDSA P-256` })
  const der = key.export({ type: 'spki', format: 'der' })
  return {
    key,
    pem: key.export({ type: 'spki', format: 'pem' }),
    spkiSha256: createHash('sha256').update(der).digest('hex'),
  }
}

function read(source: string | KeyObject): KeyObject {
  if (typeof source !== 'string' && source.type === 'public') return source
  try {
    return createPublicKey(source)
  } catch (cause) {
    throw fault('KEY_UNSUPPORTED', { why: 'it cannot be read' }, { cause })
  }
}
