import type { Severity } from '@galley/findings'

/** One step of an OSV range, in the order of the record (OSV schema, `affected[].ranges[].events[]`). */
export interface RangeEvent {
  readonly kind: 'introduced' | 'fixed' | 'lastAffected' | 'limit'
  readonly version: string
}

/** One `affected[]` entry of a record for one package: which of its versions the advisory covers. */
export interface Affected {
  /** The events of each version range; ranges of commits are left out, no lockfile holds a commit of a release. */
  readonly ranges: readonly (readonly RangeEvent[])[]
  /** Versions listed one by one. */
  readonly versions: readonly string[]
}

/** An OSV record, cut down to what an audit of one package needs. */
export interface Advisory {
  readonly id: string
  /** RFC 3339. */
  readonly modified: string
  readonly aliases: readonly string[]
  readonly summary: string
  /** True for a record of the malicious-packages database: the release itself is an attack. */
  readonly malicious: boolean
  readonly severity?: Severity
  /** Highest CVSS base score of the record, 0 to 10. */
  readonly score?: number
  readonly affected: readonly Affected[]
}
