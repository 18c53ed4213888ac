import type { Finding } from './finding.ts'
import type { Severity } from './severity.ts'
import type { UpgradeReview } from './upgrade-review.ts'

/** The state of a check. `failed` means that it was asked and could not be made: never green. */
export type CheckState = 'done' | 'notAsked' | 'failed'

/** A file that was read, with the packages found in it and a second, independent count of the same file. */
export interface CoveredFile {
  readonly path: string
  readonly format: string
  readonly packages: number
  readonly counted: number
}

/** One check of an audit and what became of it. */
export interface CoveredCheck {
  readonly name: string
  readonly state: CheckState
  readonly reason?: string
}

/** The result of an audit: `galley audit --format json` prints one (JSON Schema: `reportSchema`). */
export interface AuditReport {
  readonly schema: 'galley.audit/1'
  /** False when something that was asked could not be checked. */
  readonly complete: boolean
  readonly coverage: {
    readonly packages: number
    readonly files: readonly CoveredFile[]
    readonly checks: readonly CoveredCheck[]
    /** Workflows and actions of GitHub Actions that were read, where there are any. */
    readonly workflows?: readonly string[]
    /** Packages that were left out because only development needs them, where that was asked. They are not among `packages`. */
    readonly omitted?: { readonly dev: number }
    /** Paths that the policy leaves out of an audit, where it leaves out any. */
    readonly excluded?: readonly string[]
  }
  /** The advisories' sources, their number, and the newest of them (RFC 3339); null for a service that was asked. */
  readonly advisories?: readonly {
    readonly ecosystem: string
    readonly source: string
    readonly count: number | null
    readonly newest: string | null
  }[]
  /** The releases that are new since an earlier state, where one was named (`--since`). */
  readonly upgrades?: UpgradeReview
  readonly findings: readonly Finding[]
  /** Findings by severity, without the waived ones. */
  readonly summary: Readonly<Record<Severity, number>> & { readonly waived: number }
}

/** Counts findings by severity; waived ones count on their own. */
export function summarise(findings: readonly Finding[]): AuditReport['summary'] {
  const summary = { critical: 0, high: 0, medium: 0, low: 0, info: 0, waived: 0 }
  for (const finding of findings) summary[finding.waived ? 'waived' : finding.severity] += 1
  return summary
}
