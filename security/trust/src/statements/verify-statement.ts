import { isDeepStrictEqual } from 'node:util'
import {
  BUNDLE_V03_MEDIA_TYPE,
  bundleFromJSON,
  bundleToJSON,
  isBundleWithDsseEnvelope,
  isBundleWithPublicKey,
  type Bundle,
  type BundleWithDsseEnvelope,
  type BundleWithPublicKey,
} from '@sigstore/bundle'
import { toSignedEntity, Verifier } from '@sigstore/verify'
import { fault } from '../faults.ts'
import type { PublicKey } from '../keys/public-key.ts'
import { payloadType, statementType, type InTotoStatement, type Subject } from './statement.ts'
import { createStrictReader } from '../strict-reader.ts'

/** A signed statement as it came, with the one key that may have signed it. */
export interface StatementToVerify {
  /** One Sigstore bundle v0.3 in JSON, on a line of its own, as `signStatement` makes it. */
  readonly bundle: string
  readonly key: PublicKey
  /** Name of the papers in faults. */
  readonly what: string
}

/**
 * Verifies one signed statement of any predicate type: exactly this key, over exactly this payload. Whose key it is, whether it
 * counts now, and what the subjects are compared with is for the caller to say. The bundle has one spelling only, so that no byte
 * of it is outside the check.
 * @throws PAPERS_INVALID PAPERS_UNTRUSTED_SIGNER PAPERS_SIGNATURE_INVALID
 */
export function verifyStatement({ bundle: line, key, what }: StatementToVerify): InTotoStatement {
  const bundle = readBundle(line, what)
  const { hint } = bundle.verificationMaterial.content.publicKey
  if (hint !== key.spkiSha256) throw fault('PAPERS_UNTRUSTED_SIGNER', { what, key: hint.slice(0, 64), wanted: key.spkiSha256 })
  try {
    // No authority and no log is trusted here: a timestamp or a log entry that nobody can check is refused as well.
    const trusted = { publicKey: key.key, validFor: () => true }
    const material = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [], publicKey: () => trusted }
    new Verifier(material, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 }).verify(toSignedEntity(bundle))
  } catch (cause) {
    throw fault('PAPERS_SIGNATURE_INVALID', { what, key: hint }, { cause })
  }
  return readStatement(bundle.content.dsseEnvelope.payload, what)
}

/** A bundle of the one form that is read here: an envelope with one signature, by a key. */
type KeyBundle = BundleWithDsseEnvelope & BundleWithPublicKey

function readBundle(line: string, what: string): KeyBundle {
  const refuse = (why: string, cause?: unknown): Error => fault('PAPERS_INVALID', { what, why }, { cause })
  if (!line.endsWith('\n') || line.indexOf('\n') < line.length - 1) throw refuse('they are not one line')
  let json: unknown
  let bundle: Bundle
  try {
    json = JSON.parse(line)
    bundle = bundleFromJSON(json)
  } catch (cause) {
    throw refuse('they cannot be read as a Sigstore bundle', cause)
  }
  if (bundle.mediaType !== BUNDLE_V03_MEDIA_TYPE) throw refuse('they are not a Sigstore bundle v0.3')
  if (`${JSON.stringify(json)}\n` !== line || !isDeepStrictEqual(bundleToJSON(bundle), json))
    throw refuse('they are not in their one spelling')
  if (!isBundleWithDsseEnvelope(bundle)) throw refuse('they hold no DSSE envelope')
  if (!isBundleWithPublicKey(bundle)) throw refuse('they name no public key')
  const { signatures, payloadType: said } = bundle.content.dsseEnvelope
  const [signature, ...more] = signatures
  if (signature === undefined || more.length > 0) throw refuse('they do not hold exactly one signature')
  if (signature.keyid !== bundle.verificationMaterial.content.publicKey.hint) throw refuse('they name two keys')
  if (said !== payloadType) throw refuse(`their payload is ${said.slice(0, 100)}, not ${payloadType}`)
  return bundle
}

function readStatement(payload: Uint8Array, what: string): InTotoStatement {
  const refuse = (at: string, why: string, cause?: unknown): Error => fault('PAPERS_INVALID', { what, why: `${at} ${why}` }, { cause })
  const read = createStrictReader(refuse)
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch (cause) {
    throw refuse('the payload', 'is not JSON', cause)
  }
  const statement = read.object(json, 'statement', ['_type', 'subject', 'predicateType', 'predicate'])
  return {
    _type: read.oneOf([statementType])(statement._type, '_type'),
    subject: read.list(statement.subject, 'subject', (value, at): Subject => {
      const { name, digest } = read.object(value, at, ['name', 'digest'])
      const { sha256 } = read.object(digest, `${at}.digest`, ['sha256'])
      return {
        name: read.matching(/^.{1,1024}$/)(name, `${at}.name`),
        digest: { sha256: read.matching(/^[0-9a-f]{64}$/)(sha256, `${at}.digest.sha256`) },
      }
    }),
    predicateType: read.matching(/^\S{1,1024}$/)(statement.predicateType, 'predicateType'),
    predicate: Object.fromEntries(read.entries(statement.predicate, 'predicate')),
  }
}
