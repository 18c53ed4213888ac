import { lintDraft, stripTokens } from '@galley/evidence'
import type { CompareAnswer, Round } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { contentKey } from '../state/content-key.ts'
import { acceptVersion, rememberContent } from '../state/draft-state.ts'
import { planOf, type RunState } from '../state/run-state.ts'
import { measure, versionOf } from '../state/version-of.ts'
import { changedShare } from './changed-share.ts'
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
  readonly comparison?: NonNullable<Round['comparison']>
}

/** Issues that a round answered. */
export interface RoundAnswers {
  /** True when it answers any. */
  readonly isAnswering: boolean
  /** Sentences that were doubted or copied and are so no more. */
  readonly mended: number
}

/**
 * Compares the round's draft with the best version and makes it the best if no count is worse and one is better, or sentences are mended that were doubted or copied. Where only the editor's
 * issues are answered, a capable editor compares the two blind, in either order; where there is none the earlier one stands, unless fewer lints are left.
 */
export async function judgeRound(state: RunState, n: number, { isAnswering, mended }: RoundAnswers): Promise<RoundOutcome> {
  const best = state.draft.best
  const { pieces } = state.draft
  if (best === null || pieces === best.pieces) return { isKept: false, isSeen: false, changed: 0, reason: 'No change was accepted.' }
  const version = versionOf(state, pieces, n)
  const isSeen = !rememberContent(state.draft, contentKey(pieces))
  const changed = changedShare(best.version.blocks, version.blocks)
  const { worse, better } = compareCounts(best.version.invariants, version.invariants)
  const refuse = (reason: string): RoundOutcome => ({ isKept: false, isSeen, changed, reason })
  const keep = (reason: string): RoundOutcome => {
    acceptVersion(state.draft, { version, pieces })
    return { isKept: true, isSeen, changed, reason }
  }
  if (isSeen) return refuse('This very draft was tried before.')
  if (worse.length > 0) return refuse(`With it ${worse.join(' and ')}.`)
  if (wordsOf(pieces) > longest(state) && wordsOf(pieces) > wordsOf(best.pieces)) return refuse('With it the draft would be too long.')
  if (better.length > 0) return keep(`With it ${better.join(' and ')}.`)
  // A sentence that a judge doubted, or that was copied, is better said otherwise: that is no matter of taste.
  if (mended > 0)
    return keep(
      `With it ${mended === 1 ? 'a sentence that was' : `${mended} sentences that were`} doubted or copied ${mended === 1 ? 'is' : 'are'} mended.`,
    )
  if (Math.abs(missingWords(state, version.blocks)) < Math.abs(missingWords(state, best.version.blocks)) && isAnswering)
    return keep('With it the draft is nearer to the length of its brief.')
  if (!isAnswering) return refuse('No accepted change answers an issue.')
  const comparison = await compareBlind(state, n, best.pieces, pieces)
  if (comparison === null)
    return isLessFaulty(state, best.pieces, pieces)
      ? keep('Every count is equal, and less is wrong with its form.')
      : refuse('Every count is equal and nobody is there to compare, so the earlier text stands.')
  return comparison.includes('after') && !comparison.includes('before')
    ? { ...keep('Every count is equal, and the editor preferred it without knowing which is which.'), comparison }
    : { ...refuse('Every count is equal, and the editor did not prefer it, so the earlier text stands.'), comparison }
}

/** The editor's answers with either text first; null where no capable model reads for it or the budget does not cover it. */
async function compareBlind(
  state: RunState,
  n: number,
  before: readonly ClaimedBlock[],
  after: readonly ClaimedBlock[],
): Promise<NonNullable<Round['comparison']> | null> {
  if (state.context.modes.editor !== 'full' || state.draft.isBudgetSpent) return null
  const { title } = planOf(state)
  const texts = { before: changedText(before, after), after: changedText(after, before) }
  const answers: ('before' | 'after' | 'neither')[] = []
  for (const order of [['before', 'after'] as const, ['after', 'before'] as const]) {
    const [first, second] = order
    const isDone = await askStep(
      state,
      { key: `r${n}.compare.${first}`, role: 'editor', note: 'Comparing the text before the round with the text after it' },
      async (at) => state.context.agents.compare({ title, first: texts[first], second: texts[second] }, at),
      ({ better }: CompareAnswer) => {
        answers.push(better === 'first' ? first : better === 'second' ? second : 'neither')
        return better === 'neither' ? 'Found neither better' : 'Found one better'
      },
    )
    if (!isDone) return null
    // One word for the earlier text is enough: the other order cannot change the outcome.
    if (answers.includes('before')) break
  }
  return answers
}

/** The blocks of a draft that another has not, each with the one before it, as a reader has them. */
function changedText(pieces: readonly ClaimedBlock[], others: readonly ClaimedBlock[]): string {
  const known = new Set(others.map(({ block }) => block.text))
  const isNew = (at: number): boolean => pieces[at] !== undefined && !known.has(pieces[at].block.text)
  // A block that is gone shows by those that stood beside it.
  const ids = new Set(pieces.map(({ block }) => block.id))
  const beside = new Set(others.flatMap(({ block }, at) => (ids.has(block.id) ? [] : [others[at - 1]?.block.id, others[at + 1]?.block.id])))
  return pieces
    .filter(({ block }, at) => isNew(at) || isNew(at + 1) || beside.has(block.id))
    .map(({ block }) => (block.kind === 'heading' ? `## ${block.text}` : stripTokens(block.text)))
    .join('\n\n')
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
