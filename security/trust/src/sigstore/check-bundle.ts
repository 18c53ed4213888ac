import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import { RFC3161Timestamp } from '@sigstore/core'
import { toSignedEntity, toTrustMaterial, VerificationError, Verifier, type SignedEntity } from '@sigstore/verify'
import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'
import { readCertificateFacts, type CertificateFacts } from './read-certificate-facts.ts'
import { signedByHash, type HashedArtifact } from './hashed-artifact.ts'
import type { OpenBundle } from './open-bundle.ts'
import type { SigstoreRoot } from './parse-trusted-root.ts'

/** A public key with the time in which what it signs counts; null is open. */
export interface TimedKey {
  readonly key: KeyObject
  readonly from: Date | null
  readonly to: Date | null
}

/** A bundle that holds. */
export interface CheckedBundle {
  /** The signer's certificate; null for a key. */
  readonly certificate: CertificateFacts | null
  /** The time at which the transparency log took it in, or the timestamp authority saw it. */
  readonly at: Date
}

/**
 * Checks the signature, the certificate's chain, the log's proof and the times of a bundle: as @sigstore/verify does, with thresholds
 * chosen by what the bundle is signed with, never by a caller, and every throw made a refusal with a code.
 * *Who* signed and *what about* is for the caller to ask.
 * @param key the key that must have signed; null where a certificate must
 * @throws ATTESTATION_MATERIAL ATTESTATION_SIGNATURE ATTESTATION_KEY_EXPIRED ATTESTATION_CERTIFICATE ATTESTATION_LOG
 * @throws ATTESTATION_TIME ATTESTATION_MALFORMED
 */
export function checkBundle(
  open: OpenBundle,
  by: { readonly root: SigstoreRoot; readonly key: TimedKey | null; readonly artifact?: Uint8Array | HashedArtifact },
  what: string,
): CheckedBundle {
  if ((open.signer.kind === 'key') !== (by.key !== null)) {
    const said = open.signer.kind === 'key' ? 'a key' : 'a certificate'
    throw fault('ATTESTATION_MATERIAL', { what, said, wanted: by.key === null ? 'a certificate' : 'a known key' })
  }
  try {
    const entity = entityOf(open, by.artifact)
    const certificate = open.signer.kind === 'certificate' ? new X509Certificate(open.signer.der) : null
    // Asked first, so that a changed signature or payload is called that, and not a log entry that does not fit.
    if (!entity.signature.verifySignature(by.key?.key ?? certificate?.publicKey ?? refuseUnsigned(what)))
      throw fault('ATTESTATION_SIGNATURE', { what })
    const at = timeOf(entity)
    if (at === null) throw fault('ATTESTATION_TIME', { what, why: 'neither a log nor a timestamp authority says when it was made' })
    if (by.key !== null && !isValidAt(by.key, at)) throw fault('ATTESTATION_KEY_EXPIRED', { what, ...window(by.key, at) })
    const thresholds = { tlogThreshold: 1, timestampThreshold: 1, ctlogThreshold: by.key === null ? 1 : 0 }
    new Verifier(toTrustMaterial(by.root, keyFinder(by.key)), thresholds).verify(entity)
    return { certificate: open.signer.kind === 'certificate' ? readCertificateFacts(open.signer.der) : null, at }
  } catch (cause) {
    throw isFault(cause) ? cause : refusal(cause, what)
  }
}

function entityOf({ bundle, payload }: OpenBundle, artifact: Uint8Array | HashedArtifact | undefined): SignedEntity {
  if (artifact === undefined || artifact instanceof Uint8Array) return toSignedEntity(bundle, artifact && Buffer.from(artifact))
  const entity = toSignedEntity(bundle)
  return payload === null ? { ...entity, signature: signedByHash(bundle, artifact) } : entity
}

function refuseUnsigned(what: string): never {
  throw fault('ATTESTATION_MALFORMED', { what, why: 'it is signed by nobody' })
}

/** Answers the library's question for the key of a hint; the hint has chosen nothing here. */
function keyFinder(timed: TimedKey | null): Parameters<typeof toTrustMaterial>[1] {
  return () => {
    if (timed === null) throw new VerificationError({ code: 'PUBLIC_KEY_ERROR', message: 'no key is trusted here' })
    return { publicKey: createPublicKey(timed.key.export({ type: 'spki', format: 'pem' })), validFor: (date) => isValidAt(timed, date) }
  }
}

function isValidAt({ from, to }: TimedKey, at: Date): boolean {
  return (from === null || from <= at) && (to === null || at < to)
}

function window({ from, to }: TimedKey, at: Date): { from: string; to: string; at: string } {
  return { from: from?.toISOString() ?? 'ever', to: to?.toISOString() ?? 'ever', at: at.toISOString() }
}

/** Returns the first time that the library is going to verify (it verifies all of them); null when there is none. */
function timeOf({ timestamps }: SignedEntity): Date | null {
  const times = timestamps.map((stamp) =>
    stamp.$case === 'transparency-log'
      ? stamp.tlogEntry.inclusionPromise && new Date(Number(stamp.tlogEntry.integratedTime) * 1000)
      : stamp.timestamp instanceof RFC3161Timestamp && stamp.timestamp.signingTime,
  )
  return times.find((time) => time instanceof Date) ?? null
}

const refusals: Readonly<Record<string, 'ATTESTATION_TIME' | 'ATTESTATION_SIGNATURE' | 'ATTESTATION_CERTIFICATE' | 'ATTESTATION_LOG'>> = {
  TIMESTAMP_ERROR: 'ATTESTATION_TIME',
  SIGNATURE_ERROR: 'ATTESTATION_SIGNATURE',
  CERTIFICATE_ERROR: 'ATTESTATION_CERTIFICATE',
  TLOG_ERROR: 'ATTESTATION_LOG',
  TLOG_BODY_ERROR: 'ATTESTATION_LOG',
  TLOG_INCLUSION_PROOF_ERROR: 'ATTESTATION_LOG',
  TLOG_INCLUSION_PROMISE_ERROR: 'ATTESTATION_LOG',
  TLOG_MISSING_INCLUSION_ERROR: 'ATTESTATION_LOG',
}

/** The library's errors are not one family: a code here, none there, a TypeError elsewhere. All of them mean no. */
function refusal(cause: unknown, what: string): Error {
  const code = cause instanceof VerificationError ? refusals[cause.code] : undefined
  const why = cause instanceof Error ? cause.message.slice(0, 200) : 'it cannot be verified'
  if (code === undefined) return fault('ATTESTATION_MALFORMED', { what, why }, { cause })
  return code === 'ATTESTATION_SIGNATURE' ? fault(code, { what }, { cause }) : fault(code, { what, why }, { cause })
}
