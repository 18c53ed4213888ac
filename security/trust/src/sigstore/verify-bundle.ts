import { digest } from '../digest.ts'
import { fault } from '../faults.ts'
import { readAnyStatement } from './read-any-statement.ts'
import { checkBundle, type CheckedBundle, type TimedKey } from './check-bundle.ts'
import { checkCertificateIdentity, type ExpectedIdentity } from './check-certificate-identity.ts'
import type { HashedArtifact } from './hashed-artifact.ts'
import { openBundle } from './open-bundle.ts'
import type { SigstoreRoot } from './parse-trusted-root.ts'

/** A bundle with the file that it is about, and the signer that it must have. */
export interface BundleToVerify {
  /** The bundle, as parsed JSON. */
  readonly bundle: unknown
  /** The file, or its digest alone. */
  readonly artifact: Uint8Array | HashedArtifact
  readonly root: SigstoreRoot
  /** The signer: there is no verification without one. */
  readonly by: { readonly identity: ExpectedIdentity } | { readonly key: TimedKey }
  /** The name under which the statement must list the file, and the predicate types that will do; any where left out. */
  readonly subject?: { readonly name: string; readonly predicateTypes: readonly string[] }
  /** Name of the bundle in faults. */
  readonly what: string
}

/**
 * Verifies a Sigstore bundle offline: signed by exactly this identity or key, about exactly this file. A file is the subject of
 * an in-toto statement by its digest; the library does not look at it.
 * @throws ATTESTATION_* (see `faults`)
 */
export function verifyBundle({ bundle, artifact, root, by, subject: wanted, what }: BundleToVerify): CheckedBundle {
  const open = openBundle(bundle, what)
  const checked = checkBundle(open, { root, key: 'key' in by ? by.key : null, artifact }, what)
  if ('identity' in by) {
    if (checked.certificate === null) throw fault('ATTESTATION_IDENTITY', { what, why: 'it names nobody' })
    checkCertificateIdentity(checked.certificate, by.identity, what)
  }
  if (open.payload === null) {
    if (wanted !== undefined) throw fault('ATTESTATION_STATEMENT', { what, why: 'it holds none' })
    return checked
  }
  const { subject, predicateType } = readAnyStatement(open.payload, what)
  if (wanted !== undefined && !wanted.predicateTypes.includes(predicateType))
    throw fault('ATTESTATION_STATEMENT', { what, why: `it is of the type ${predicateType.slice(0, 100)}` })
  const sums = digestsOf(artifact)
  // Every digest we know must be the file's: a right one beside a wrong one is a contradiction, not a match.
  const fits = subject.some(({ name, digests }) => {
    if (wanted !== undefined && name !== wanted.name) return false
    const known = [...sums].filter(([algorithm]) => digests.has(algorithm))
    return known.length > 0 && known.every(([algorithm, sum]) => digests.get(algorithm) === sum)
  })
  if (!fits) throw fault('ATTESTATION_SUBJECT', { what, why: 'it is about another file' })
  return checked
}

function digestsOf(artifact: Uint8Array | HashedArtifact): ReadonlyMap<string, string> {
  if (!(artifact instanceof Uint8Array)) return new Map([['sha256', artifact.sha256.toString('hex')]])
  return new Map((['sha256', 'sha512'] as const).map((algorithm) => [algorithm, digest(algorithm, artifact)]))
}
