import { fault } from '../faults.ts'
import { readAnyStatement, type AnyStatement } from '../sigstore/read-any-statement.ts'

/** The release that an attestation must be about; `sha512` (hex) is the tarball's, from the lockfile or the bytes themselves. */
export interface NpmRelease {
  readonly name: string
  readonly version: string
  readonly sha512: string
}

/**
 * Reads the signed statement of an npm attestation: its type must be one of those asked for, its one subject this package, this
 * version and this tarball. What the registry says *beside* the signed payload is not looked at.
 * @throws ATTESTATION_STATEMENT ATTESTATION_PREDICATE ATTESTATION_SUBJECT
 */
export function readPackageStatement(payload: Uint8Array | null, types: readonly string[], release: NpmRelease): AnyStatement {
  const what = `${release.name}@${release.version}`
  if (payload === null) throw fault('ATTESTATION_STATEMENT', { what, why: 'it holds no statement' })
  const statement = readAnyStatement(payload, what)
  if (!types.includes(statement.predicateType))
    throw fault('ATTESTATION_PREDICATE', { what, said: statement.predicateType.slice(0, 200), wanted: types.join(' or ') })
  const [subject, ...more] = statement.subject
  if (subject === undefined || more.length > 0) throw fault('ATTESTATION_SUBJECT', { what, why: 'it is not about exactly one package' })
  const purl = `pkg:npm/${release.name.replace('@', '%40')}@${release.version}`
  if (subject.name !== purl) throw fault('ATTESTATION_SUBJECT', { what, why: `it is about ${subject.name.slice(0, 200)}, not ${purl}` })
  if (!/^[0-9a-f]{128}$/.test(release.sha512) || subject.digests.get('sha512') !== release.sha512)
    throw fault('ATTESTATION_SUBJECT', { what, why: 'it is about another tarball' })
  return statement
}
