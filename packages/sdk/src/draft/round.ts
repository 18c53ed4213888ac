import type { Issue } from './issue.ts'
import type { ScoreParts } from './score-parts.ts'

/** A change that the writer proposed, and what became of it. */
export interface ProposedPatch {
  readonly blockId: string
  /** The section it is for. Absent, like the texts, in drafts that were written before they were recorded. */
  readonly sectionId?: string
  readonly accepted: boolean
  /** Reason why it was not accepted. */
  readonly reason?: string
  /** Text of the block before the change and with it, without citations; empty where there was or would be none. */
  readonly before?: string
  readonly after?: string
}

/** One check-and-patch pass. */
export interface Round {
  readonly n: number
  readonly score: number
  readonly parts: ScoreParts
  /** True when the round's version became the best one. */
  readonly accepted: boolean
  readonly issues: readonly Issue[]
  readonly patches: readonly ProposedPatch[]
  /** Reason why the round was kept or not, in words for a reader. */
  readonly reason?: string
  /** Outcome of the blind comparison in either order, where one was made. */
  readonly comparison?: readonly ('before' | 'after' | 'neither')[]
  readonly hash: string
}
