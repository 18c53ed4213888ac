import type { Advisory } from './advisory.ts'
import type { Ecosystem } from '../ecosystem.ts'

/** The advisories of one package, judged for one version of it. */
export interface PackageAdvisories {
  /** Advisories that cover the version. */
  readonly affecting: readonly Advisory[]
  /** Advisories that could not be compared with the version. */
  readonly undecided: readonly Advisory[]
  /** Every advisory of the package that is at hand, for finding a version that is clean. */
  readonly known: readonly Advisory[]
}

/** A version of a package as advisories are asked for it. */
export interface AskedPackage {
  readonly ecosystem: Ecosystem
  readonly name: string
  readonly version: string
}

/** The origin of advisories, as a report names it. */
export interface AdvisoryOrigin {
  readonly ecosystem: Ecosystem
  readonly source: string
  /** Records at hand; null for a service that is asked. */
  readonly count: number | null
  /** Time of change of the newest record, RFC 3339; null for a service that is asked. */
  readonly newest: string | null
}

/** Advisories of one ecosystem, from an index or from a service. */
export interface AdvisorySource {
  readonly origin: AdvisoryOrigin
  /** Answers for all packages at once; `withheld` are names that were not asked for because they are private. Throws ADVISORIES_UNREACHABLE. */
  readonly advise: (
    packages: readonly AskedPackage[],
    signal?: AbortSignal,
  ) => Promise<{ readonly about: (asked: AskedPackage) => PackageAdvisories; readonly withheld: readonly string[] }>
}
