import type { Issue } from './issue.ts'
import type { ScoreParts } from './score-parts.ts'

/** One check-and-patch pass. */
export interface Round {
  readonly n: number
  readonly score: number
  readonly parts: ScoreParts
  /** True when the round's version became the best one. */
  readonly accepted: boolean
  readonly issues: readonly Issue[]
  readonly patches: readonly { readonly blockId: string; readonly accepted: boolean; readonly reason?: string }[]
  readonly hash: string
}
