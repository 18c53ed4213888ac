import type { Block, Brief, Claim, Evidence, Plan, Verdict } from '@galley/sdk'

/** Input of the score and the invariants. */
export interface ScoredVersion {
  readonly blocks: readonly Block[]
  readonly claims: readonly Claim[]
  /** The last verdict of a claim counts; a factual claim without one is unsupported. */
  readonly verdicts: readonly Verdict[]
  readonly plan: Plan
  readonly brief: Brief
  /** The editor's answers to the plan's checks; one that was not answered has failed. */
  readonly acceptance?: readonly { readonly id: string; readonly pass: boolean }[]
  readonly evidence: readonly Pick<Evidence, 'id' | 'questionIds'>[]
}
