import { isDeepStrictEqual } from 'node:util'
import {
  BUNDLE_V03_MEDIA_TYPE,
  bundleFromJSON,
  bundleToJSON,
  isBundleWithDsseEnvelope,
  isBundleWithPublicKey,
  type Bundle,
} from '@sigstore/bundle'
import { fault } from '../faults.ts'
import { payloadType } from '../statement.ts'

/** A bundle whose form is settled; nothing in it is trusted yet. */
export interface ReadBundle {
  readonly bundle: Bundle
  /** The key that it says it is by: it selects a key, it proves nothing. */
  readonly hint: string
  /** The bytes that are signed (after the pre-authentication encoding). */
  readonly payload: Uint8Array
}

/**
 * Reads `bundles.jsonl`: each line one bundle v0.3 with a public-key hint and a DSSE envelope of an in-toto payload with
 * one signature. A bundle has one spelling only (compact JSON, canonical base64, no unknown keys), so that no byte of the
 * file is outside the check. Certificates are refused here: without a log the library throws a TypeError over them.
 * @throws PLUGIN_UNSIGNED BUNDLE_INVALID
 */
export function readBundles(bundles: string, name: string): readonly ReadBundle[] {
  if (bundles === '') throw fault('PLUGIN_UNSIGNED', { name })
  if (!bundles.endsWith('\n')) throw fault('BUNDLE_INVALID', { name, why: 'the last line is cut off' })
  return bundles
    .slice(0, -1)
    .split('\n')
    .map((line) => readBundle(line, name))
}

function readBundle(line: string, name: string): ReadBundle {
  const { json, bundle } = parse(line, name)
  const refuse = (why: string): Error => fault('BUNDLE_INVALID', { name, why })
  if (bundle.mediaType !== BUNDLE_V03_MEDIA_TYPE) throw refuse('not a Sigstore bundle v0.3')
  if (JSON.stringify(json) !== line || !isDeepStrictEqual(bundleToJSON(bundle), json)) throw refuse('not in its one spelling')
  if (!isBundleWithDsseEnvelope(bundle)) throw refuse('it holds no DSSE envelope')
  if (!isBundleWithPublicKey(bundle)) throw refuse('it names no public key')
  const { dsseEnvelope } = bundle.content
  const { hint } = bundle.verificationMaterial.content.publicKey
  const [signature, ...more] = dsseEnvelope.signatures
  if (signature === undefined || more.length > 0) throw refuse('it does not hold exactly one signature')
  if (signature.keyid !== '' && signature.keyid !== hint) throw refuse('it names two keys')
  if (dsseEnvelope.payloadType !== payloadType) throw refuse(`its payload is ${dsseEnvelope.payloadType}, not ${payloadType}`)
  return { bundle, hint, payload: dsseEnvelope.payload }
}

function parse(line: string, name: string): { json: unknown; bundle: Bundle } {
  try {
    const json: unknown = JSON.parse(line)
    return { json, bundle: bundleFromJSON(json) }
  } catch (cause) {
    throw fault('BUNDLE_INVALID', { name, why: 'a line cannot be read as a bundle' }, { cause })
  }
}
