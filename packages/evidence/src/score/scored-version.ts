import type { Block, Brief, Claim, Evidence, Plan, Verdict } from '@galley/sdk'

/** Input of the score and the invariants. */
export interface ScoredVersion {
  readonly blocks: readonly Block[]
  readonly claims: readonly Claim[]
  /** The last verdict of a claim counts; a factual claim without one is unsupported. */
  readonly verdicts: readonly Verdict[]
  readonly plan: Plan
  readonly brief: Brief
  readonly evidence: readonly Pick<Evidence, 'id' | 'questionIds'>[]
}
