import { digest } from '../digest.ts'
import { digestTarball } from './digest-release.ts'
import { packageUrl, formatTarballName } from '../release-name.ts'
import { predicateTypes, statementType, type InTotoStatement, type Subject } from './statement.ts'

/** A release: the tarball and every file in it, by its path there (`package/…`). */
export interface ReleaseContent {
  readonly name: string
  readonly version: string
  readonly tarball: Uint8Array
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Describes the tarball as a subject, with both digests. */
export function createTarballSubject({ name, version, tarball }: Omit<ReleaseContent, 'files'>): Subject {
  return { name: formatTarballName(name, version), digest: digestTarball(tarball) }
}

/**
 * Creates the publisher's statement: this tarball, and in it exactly these files, is this package.
 * Its file subjects are what a loader compares with, so no manifest of a private format is needed.
 */
export function createReleaseStatement(release: ReleaseContent): InTotoStatement {
  const files = [...release.files].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    _type: statementType,
    subject: [createTarballSubject(release), ...files.map(([name, bytes]) => ({ name, digest: { sha256: digest('sha256', bytes) } }))],
    predicateType: predicateTypes.release,
    predicate: { purl: packageUrl(release.name, release.version), packageId: release.name },
  }
}
