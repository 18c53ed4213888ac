import type { Block, Brief, Claim, Evidence, Plan, Verdict } from '@galley/sdk'

/** Evidence as the score reads it. */
export interface ScoredEvidence extends Pick<Evidence, 'id' | 'questionIds'> {
  /** Verbatim; without it nothing is said about copying. */
  readonly quote?: string
  /** Title of its source: it tells what the quote is about. */
  readonly title?: string
  readonly headings?: readonly string[]
  readonly sourceId?: string
  /** Place in its source, in UTF-16 units. */
  readonly start?: number
}

/** Input of the score and the invariants. */
export interface ScoredVersion {
  readonly blocks: readonly Block[]
  readonly claims: readonly Claim[]
  /** The last verdict of a claim counts; a factual claim without one is unsupported. */
  readonly verdicts: readonly Verdict[]
  readonly plan: Plan
  readonly brief: Brief
  readonly evidence: readonly ScoredEvidence[]
  /** False where there are no sources to compare with: support is then not checked. Default: true. */
  readonly isSupportKnown?: boolean
}
