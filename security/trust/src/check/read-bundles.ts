import { isDeepStrictEqual } from 'node:util'
import { BUNDLE_V03_MEDIA_TYPE, bundleFromJSON, bundleToJSON, isBundleWithDsseEnvelope, type Bundle } from '@sigstore/bundle'
import { fault } from '../faults.ts'
import { isLowS } from '../keys/low-s.ts'
import { payloadType } from '../statements/statement.ts'

/** A bundle whose form is settled; nothing in it is trusted yet. */
export interface ReadBundle {
  /** The bundle as parsed JSON. */
  readonly json: unknown
  readonly bundle: Bundle
  /** The key that it says it is by, or the certificate (DER) it comes with: they select a signer, they prove nothing. */
  readonly by: { readonly kind: 'key'; readonly hint: string } | { readonly kind: 'certificate'; readonly der: Uint8Array }
  /** The bytes that are signed (after the pre-authentication encoding). */
  readonly payload: Uint8Array
}

/**
 * Reads `bundles.jsonl`: each line one bundle v0.3 by a key or a certificate, with a DSSE envelope of an in-toto payload with one
 * signature. A bundle has one spelling only (compact JSON, canonical base64, no unknown keys, the low `s` of a key's signature), so that no
 * byte of the file is outside the check, and nobody says the same thing twice.
 * @throws PLUGIN_UNSIGNED BUNDLE_INVALID BUNDLE_TWICE
 */
export function readBundles(bundles: string, name: string): readonly ReadBundle[] {
  if (bundles === '') throw fault('PLUGIN_UNSIGNED', { name })
  if (!bundles.endsWith('\n')) throw fault('BUNDLE_INVALID', { name, why: 'the last line is cut off' })
  const lines = bundles.slice(0, -1).split('\n')
  const read = lines.map((line) => readBundle(line, name))
  const said = read.map(({ by, payload }) => `${by.kind === 'key' ? by.hint : by.kind} ${Buffer.from(payload).toString('latin1')}`)
  const twice = said.findIndex((text, index) => said.indexOf(text) !== index)
  if (twice !== -1) throw fault('BUNDLE_TWICE', { name, line: String(twice + 1) })
  return read
}

function readBundle(line: string, name: string): ReadBundle {
  const { json, bundle } = parse(line, name)
  const refuse = (why: string): Error => fault('BUNDLE_INVALID', { name, why })
  if (bundle.mediaType !== BUNDLE_V03_MEDIA_TYPE) throw refuse('not a Sigstore bundle v0.3')
  if (!isInOneSpelling(line, json, bundle)) throw refuse('not in its one spelling')
  if (!isBundleWithDsseEnvelope(bundle)) throw refuse('it holds no DSSE envelope')
  const { content: material } = bundle.verificationMaterial
  if (material.$case === 'x509CertificateChain') throw refuse('it names neither a key nor a single certificate')
  const { dsseEnvelope } = bundle.content
  const [signature, ...more] = dsseEnvelope.signatures
  if (signature === undefined || more.length > 0) throw refuse('it does not hold exactly one signature')
  if (dsseEnvelope.payloadType !== payloadType) throw refuse(`its payload is ${dsseEnvelope.payloadType}, not ${payloadType}`)
  if (material.$case === 'certificate')
    return { json, bundle, by: { kind: 'certificate', der: material.certificate.rawBytes }, payload: dsseEnvelope.payload }
  const { hint } = material.publicKey
  if (signature.keyid !== '' && signature.keyid !== hint) throw refuse('it names two keys')
  if (!isLowS(signature.sig)) throw refuse('its signature is not in its one spelling')
  return { json, bundle, by: { kind: 'key', hint }, payload: dsseEnvelope.payload }
}

/** The order of keys is the writer's; ours is the quick case. */
function isInOneSpelling(line: string, json: unknown, bundle: Bundle): boolean {
  const ours = bundleToJSON(bundle)
  return JSON.stringify(ours) === line || (JSON.stringify(json) === line && isDeepStrictEqual(ours, json))
}

function parse(line: string, name: string): { json: unknown; bundle: Bundle } {
  try {
    const json: unknown = JSON.parse(line)
    return { json, bundle: bundleFromJSON(json) }
  } catch (cause) {
    throw fault('BUNDLE_INVALID', { name, why: 'a line cannot be read as a bundle' }, { cause })
  }
}
