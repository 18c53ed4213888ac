import { lintDraft } from '@galley/evidence'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { contentKey } from '../state/content-key.ts'
import { acceptVersion, rememberContent } from '../state/draft-state.ts'
import type { RunState } from '../state/run-state.ts'
import { measure, versionOf } from '../state/version-of.ts'
import { changedShare } from './changed-share.ts'
import { compareBlind, prefersAfter, type Comparison } from './compare-blind.ts'
import { compareCounts } from './compare-counts.ts'
import { longest, wordsOf } from './length-bounds.ts'
import { missingWords } from './length-issues.ts'

/** Outcome of a round, with its reason in words for a reader. */
export interface RoundOutcome {
  readonly isKept: boolean
  /** True when this very draft was tried before. */
  readonly isSeen: boolean
  /** Share of the words that the round changed, 0 to 1. */
  readonly changed: number
  readonly reason: string
  readonly comparison?: Comparison
}

/** Issues that a round answered. */
export interface RoundAnswers {
  /** True when it answers any. */
  readonly isAnswering: boolean
  /** Sentences that were doubted or copied and are so no more. */
  readonly mended: number
  /** The editor's blind comparison of what it wished, where there was one. */
  readonly comparison: Comparison | null
}

/**
 * Compares the round's draft with the best version and makes it the best if no count is worse and one is better, or sentences are mended that were doubted or copied. Where only the editor's
 * issues are answered and no fewer lints are left, a capable editor compares the two blind, in either order; where there is none the earlier one stands.
 */
export async function judgeRound(
  state: RunState,
  n: number,
  { isAnswering, mended, comparison: wished }: RoundAnswers,
): Promise<RoundOutcome> {
  const best = state.draft.best
  const { pieces } = state.draft
  if (best === null || pieces === best.pieces) return { isKept: false, isSeen: false, changed: 0, reason: 'No change was accepted.' }
  const version = versionOf(state, pieces, n)
  const isSeen = !rememberContent(state.draft, contentKey(pieces))
  const changed = changedShare(best.version.blocks, version.blocks)
  const { worse, better } = compareCounts(best.version.invariants, version.invariants)
  const compared = wished === null ? {} : { comparison: wished }
  const refuse = (reason: string): RoundOutcome => ({ isKept: false, isSeen, changed, reason, ...compared })
  const keep = (reason: string): RoundOutcome => {
    acceptVersion(state.draft, { version, pieces })
    return { isKept: true, isSeen, changed, reason, ...compared }
  }
  if (isSeen) return refuse('This very draft was tried before.')
  if (worse.length > 0) return refuse(sentence(worse))
  if (wordsOf(pieces) > longest(state) && wordsOf(pieces) > wordsOf(best.pieces)) return refuse('The draft would be too long.')
  if (better.length > 0) return keep(sentence(better))
  // A sentence that a judge doubted, or that was copied, is better said otherwise: that is no matter of taste.
  if (mended > 0)
    return keep(
      mended === 1 ? 'A sentence that was doubted or copied is mended.' : `${mended} sentences that were doubted or copied are mended.`,
    )
  if (Math.abs(missingWords(state, version.blocks)) < Math.abs(missingWords(state, best.version.blocks)) && isAnswering)
    return keep('The draft is nearer to the length of its brief.')
  if (!isAnswering) return refuse('No accepted change answers an issue.')
  if (wished === null && isLessFaulty(state, best.pieces, pieces)) return keep('Every count is equal, and less is wrong with its form.')
  const comparison = wished ?? (await compareBlind(state, `r${n}.compare`, best.pieces, pieces))
  if (comparison === null) return refuse('Every count is equal and nobody is there to compare, so the earlier text stands.')
  return prefersAfter(comparison)
    ? { ...keep('Every count is equal, and the editor preferred it without knowing which is which.'), comparison }
    : { ...refuse('Every count is equal, and the editor did not prefer it, so the earlier text stands.'), comparison }
}

/** True when nothing that can be counted of the form is worse and something is better: lints, open questions, words off the brief's length. */
function isLessFaulty(state: RunState, before: readonly ClaimedBlock[], after: readonly ClaimedBlock[]): boolean {
  const [was, is] = [before, after].map((pieces) => {
    const blocks = pieces.map(({ block }) => block)
    return [
      lintDraft({ blocks, brief: state.brief }).length,
      measure(state, pieces, 0).uncovered.length,
      Math.abs(missingWords(state, blocks)),
    ]
  })
  if (was === undefined || is === undefined) return false
  return is.every((count, at) => count <= (was[at] ?? 0)) && is.some((count, at) => count < (was[at] ?? 0))
}

function sentence(parts: readonly string[]): string {
  const text = parts.join(' and ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
