import type { Issue, Patch, ProposedPatch, RejectedSentence } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import type { RoundKind } from './decide.ts'

/** A patch that stands in the working draft until its claims are judged. */
export interface TriedPatch {
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
  /** True for a round that only mends sentences which would be deleted. */
  readonly isMend: boolean
  /** Issues that the writer was asked to answer. */
  readonly issues: Issue[]
  /** Every change that was proposed, and what became of it. */
  readonly patches: ProposedPatch[]
  /** Changes that stand: the patches of each block, which are kept or refused together. */
  readonly tried: (readonly TriedPatch[])[]
  /** Reasons for which the last change that should answer an issue was refused, by id of the issue. */
  readonly refused: Map<string, string>
  /** Ids of issues that an accepted patch says it answers. */
  readonly answered: Set<string>
  /** Ids of issues to which the writer had nothing to say. */
  readonly unanswered: Set<string>
}

/** Record of a round in which nothing was done yet. */
export function createRoundLog(n: number, kind: RoundKind): RoundLog {
  return { n, isMend: kind === 'mend', issues: [], patches: [], tried: [], refused: new Map(), answered: new Set(), unanswered: new Set() }
}

/** Notes a refused patch with the issues that it should have answered. */
export function refuse({ refused, issues }: RoundLog, { resolves, blockId }: Patch, reason: string): void {
  for (const issue of issues) if (resolves.includes(issue.id) || issue.blockId === blockId) refused.set(issue.id, reason)
}
