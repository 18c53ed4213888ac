import type { Issue, Patch, ProposedPatch, RejectedSentence } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'

/** A patch that stands in the working draft until its claims are judged. */
interface TriedPatch {
  readonly patch: Patch
  /** Blocks that it puts there. */
  readonly put: readonly ClaimedBlock[]
  readonly rejected: readonly RejectedSentence[]
  /** Index of its record in `patches`. */
  readonly at: number
}

/** Record of a round so far. */
export interface RoundLog {
  readonly n: number
  /** Issues that the writer was asked to answer. */
  readonly issues: Issue[]
  /** Every change that was proposed, and what became of it. */
  readonly patches: ProposedPatch[]
  readonly tried: TriedPatch[]
  /** Ids of issues that an accepted patch says it answers. */
  readonly answered: Set<string>
  /** Ids of issues to which the writer had nothing to say. */
  readonly unanswered: Set<string>
}

/** Record of a round in which nothing was done yet. */
export function createRoundLog(n: number): RoundLog {
  return { n, issues: [], patches: [], tried: [], answered: new Set(), unanswered: new Set() }
}
