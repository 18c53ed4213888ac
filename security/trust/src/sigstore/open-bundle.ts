import { bundleFromJSON, isBundleWithDsseEnvelope, type Bundle } from '@sigstore/bundle'
import { fault } from '../faults.ts'
import { payloadType } from '../statements/statement.ts'

/** A bundle whose form is settled; nothing in it is trusted yet. */
export interface OpenBundle {
  readonly bundle: Bundle
  /** The key that it says it is by, or the leaf certificate (DER) it comes with. */
  readonly signer: { readonly kind: 'key'; readonly hint: string } | { readonly kind: 'certificate'; readonly der: Uint8Array }
  /** The signed bytes of a DSSE envelope; null for a bare signature over a file. */
  readonly payload: Uint8Array | null
}

/**
 * Reads a Sigstore bundle of any version from JSON. An envelope must hold an in-toto payload and one signature: the library
 * accepts any payload type that is signed, so that a signature over something else could be shown as one over a statement.
 * @throws ATTESTATION_MALFORMED ATTESTATION_PAYLOAD_TYPE
 */
export function openBundle(json: unknown, what: string): OpenBundle {
  const bundle = read(json, what)
  const signer = signerOf(bundle, what)
  if (!isBundleWithDsseEnvelope(bundle)) return { bundle, signer, payload: null }
  const envelope = bundle.content.dsseEnvelope
  if (envelope.payloadType !== payloadType)
    throw fault('ATTESTATION_PAYLOAD_TYPE', { what, said: envelope.payloadType.slice(0, 100), wanted: payloadType })
  if (envelope.signatures.length !== 1) throw fault('ATTESTATION_MALFORMED', { what, why: 'it does not hold exactly one signature' })
  return { bundle, signer, payload: envelope.payload }
}

function read(json: unknown, what: string): Bundle {
  if (typeof json !== 'object' || json === null) throw fault('ATTESTATION_MALFORMED', { what, why: 'it is not a JSON object' })
  try {
    return bundleFromJSON(json)
  } catch (cause) {
    throw fault('ATTESTATION_MALFORMED', { what, why: 'it cannot be read as a Sigstore bundle' }, { cause })
  }
}

function signerOf({ verificationMaterial: { content } }: Bundle, what: string): OpenBundle['signer'] {
  if (content.$case === 'publicKey') return { kind: 'key', hint: content.publicKey.hint }
  const certificate = content.$case === 'certificate' ? content.certificate : content.x509CertificateChain.certificates[0]
  if (certificate === undefined) throw fault('ATTESTATION_MALFORMED', { what, why: 'it holds neither a key nor a certificate' })
  return { kind: 'certificate', der: certificate.rawBytes }
}
