import { isBundleWithDsseEnvelope, type Bundle } from '@sigstore/bundle'
import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'
import { readSeededTrust } from '../read-seeded-trust.ts'
import { checkBundle } from '../sigstore/check-bundle.ts'
import { checkCertificateIdentity, type ExpectedIdentity } from '../sigstore/check-certificate-identity.ts'
import { openBundle, type OpenBundle } from '../sigstore/open-bundle.ts'
import type { SigstoreRoot } from '../sigstore/parse-trusted-root.ts'
import { payloadType } from '../statements/statement.ts'
import { hasSigned, type ModelKey } from './model-key.ts'
import { readModelManifest, type ListedFile } from './read-model-manifest.ts'

/** Signer that a model must have: a key, or who Sigstore's certificate names. */
export type ModelSigner = { readonly key: ModelKey } | { readonly identity: ExpectedIdentity }

/** A model file with its signature. */
export interface SignedModel {
  /** Name of the file, without a folder. */
  readonly file: string
  readonly sha256: string
  /** Text of the signature, a Sigstore bundle as `model_signing` writes it; null where the file came without one. */
  readonly signature: string | null
  /** The signer that was named; null where nobody was. */
  readonly by: ModelSigner | null
  /** Sigstore's root; the one that comes with this package where it is left out. */
  readonly root?: SigstoreRoot
}

/** A signature that holds, or of which nothing is known. */
export interface ModelSignature {
  /** Words for the signer; null for a key that nobody named, whose signature cannot be checked. */
  readonly signer: string | null
  /** True where it is the signer that was named. */
  readonly isNamed: boolean
}

/**
 * Verifies the signature of a model file (OpenSSF Model Signing v1.0), offline: it is by the signer that was named, over a list in which this file stands
 * with its digest. Where nobody was named, a certificate's signature must hold all the same and tells its signer; of a key's the list alone is read. Null: it is not
 * signed, and nobody was named.
 * @throws MODEL_SIGNATURE_REFUSED with the reason
 */
export function verifyModelSignature({ file, sha256, signature, by, root }: SignedModel): ModelSignature | null {
  if (signature === null) {
    if (by === null) return null
    throw fault('MODEL_SIGNATURE_REFUSED', { file, why: 'it comes without a signature, and a signer was named' })
  }
  try {
    const open = openBundle(parse(signature), file)
    const { payload } = open
    if (payload === null) throw fault('ATTESTATION_STATEMENT', { what: file, why: 'it signs bytes and no statement' })
    const signed = checkSigner({ ...open, payload }, by, root ?? readSeededTrust().root, file)
    refuseOther(readModelManifest(payload, file), { name: file, sha256 })
    return signed
  } catch (cause) {
    if (!isFault(cause)) throw cause
    throw cause.code === 'MODEL_SIGNATURE_REFUSED' ? cause : fault('MODEL_SIGNATURE_REFUSED', { file, why: cause.message }, { cause })
  }
}

function checkSigner(
  open: OpenBundle & { readonly payload: Uint8Array },
  by: ModelSigner | null,
  root: SigstoreRoot,
  what: string,
): ModelSignature {
  if (open.signer.kind === 'key') {
    if (by === null) return { signer: null, isNamed: false }
    if (!('key' in by)) throw fault('ATTESTATION_MATERIAL', { what, said: 'a key', wanted: 'a certificate' })
    // A key's signature has no time and no log: it is the key alone that is believed.
    if (!hasSigned(by.key, payloadType, open.payload, signatureOf(open.bundle))) throw fault('ATTESTATION_SIGNATURE', { what })
    return { signer: `the key ${by.key.spkiSha256}`, isNamed: true }
  }
  if (by !== null && 'key' in by) throw fault('ATTESTATION_MATERIAL', { what, said: 'a certificate', wanted: 'a key' })
  const { certificate } = checkBundle(open, { root, key: null }, what)
  if (certificate === null) throw fault('ATTESTATION_IDENTITY', { what, why: 'it names nobody' })
  if (by !== null) checkCertificateIdentity(certificate, by.identity, what)
  return { signer: `${certificate.san} (${certificate.issuer})`, isNamed: by !== null }
}

/** Takes the one signature of an envelope: `openBundle` has seen that there is one. */
function signatureOf(bundle: Bundle): Uint8Array {
  const [signature] = isBundleWithDsseEnvelope(bundle) ? bundle.content.dsseEnvelope.signatures : []
  return signature?.sig ?? new Uint8Array()
}

/** Refuses a file that does not stand in the list with its digest, under its own name. */
function refuseOther(listed: readonly ListedFile[], { name, sha256 }: ListedFile): void {
  const own = listed.filter((file) => file.name === '.' || file.name.split('/').at(-1) === name)
  if (own.some((file) => file.sha256 === sha256)) return
  const [first] = own
  const why =
    first === undefined ? 'its signature lists no file of that name' : `its sha256 is ${sha256}, and its signature lists ${first.sha256}`
  throw fault('MODEL_SIGNATURE_REFUSED', { file: name, why })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
