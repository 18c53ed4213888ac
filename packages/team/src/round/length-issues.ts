import { countWords, statementsOf, stripTokens } from '@galley/evidence'
import { plural } from '@galley/sdk'
import { capOf } from '../write/quote-instead.ts'
import { wordsLeft } from '../write/share.ts'
import type { TeamEvent } from '../state/team-context.ts'
import type { RunState } from '../state/run-state.ts'
import { openIssue } from '../state/issue-state.ts'
import { wantedWords } from './length-bounds.ts'

/** Blocks that are asked to give or take words in one round. */
const maxBlocks = 3
/** Fewest words that a block is asked for: a few words do not pay for reading several sections again. */
const minWords = 20
/** Words that a draft may be off by beyond what its brief leaves: to ask for fewer costs more than they are worth. */
const maxTrifle = 5

/** Words missing or too many until the brief's length is met within 10 %; negative when the draft is too long. */
export function missingWords(state: RunState, blocks: readonly { readonly text: string }[]): number {
  const words = blocks.reduce((sum, block) => sum + countWords(block.text), 0)
  const { least, most } = wantedWords(state)
  return words < least ? least - words : Math.min(0, most - words)
}

/** Tells a best version that is short because its evidence holds no more words within the sources' shares. */
export function isShortOfEvidence(state: RunState): boolean {
  const best = state.draft.best
  if (best === null) return false
  const missing = missingWords(state, best.version.blocks)
  return missing > 0 && wordsLeft(best.version.claims, new Map(state.evidence.list.map((one) => [one.id, one])), capOf(state)) < missing
}

/** Asks a capable writer for more or fewer words where the length is off: shorter in the longest paragraphs, longer in the shortest. */
export function openLengthIssues(state: RunState, emit: (event: TeamEvent) => void): void {
  const best = state.draft.best
  if (best === null || state.context.modes.writer !== 'full' || isShortOfEvidence(state)) return
  const missing = missingWords(state, best.version.blocks)
  if (Math.abs(missing) <= maxTrifle) return
  const sign = missing > 0 ? 1 : -1
  const first = best.version.blocks.findIndex(({ kind }) => kind === 'heading')
  // A lead has no room for more, nor has what announces a list.
  const prose = best.version.blocks.filter(
    ({ kind, text }, at) =>
      (kind === 'paragraph' || kind === 'list') && (missing < 0 || (at > first && !stripTokens(text).trim().endsWith(':'))),
  )
  const chosen = prose
    .sort((a, b) => sign * (countWords(a.text) - countWords(b.text)))
    .slice(0, Math.min(maxBlocks, Math.ceil(Math.abs(missing) / minWords)))
  const each = Math.ceil(Math.abs(missing) / Math.max(1, chosen.length))
  for (const block of chosen) {
    const instruction =
      missing > 0
        ? `Say more from evidence that is not used yet: about ${plural(each, 'word')}, each sentence cited.`
        : `Shorten this by about ${plural(each, 'word')}; keep what is cited for the plan's questions.`
    // A few words too many are taken out of the longest sentence, and nothing around it is read again.
    const isTrifle = missing < 0 && each <= minWords
    const statements = statementsOf(block)
    const [sentence] = isTrifle ? statements.toSorted((a, b) => countWords(b.text) - countWords(a.text)) : statements
    const span = sentence?.text ?? block.text
    openIssue(state.issues, { blockId: block.id, span, type: isTrifle ? 'redundant' : 'off-brief', severity: 2, instruction }, 'host', emit)
  }
}
