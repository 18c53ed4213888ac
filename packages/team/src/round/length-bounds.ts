import { countDraftWords } from '@galley/evidence'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import type { RunState } from '../state/run-state.ts'

/** Share of the brief's words that rounds may add to or take from it: a draft stands between 85 and 115 %. */
const tolerance = 0.15
/** Share of the brief's words by which a draft may miss it without being asked for more or fewer. */
const margin = 0.1

/** Share of the brief's words that one change may cost a short draft. */
const trifle = 0.02

/** Fewest and most words of a draft that keeps to its brief. */
export function wantedWords({ words }: RunState): { readonly least: number; readonly most: number } {
  return { least: Math.ceil(words * (1 - margin)), most: Math.floor(words * (1 + margin)) }
}

/** Words that changes may add to some blocks: what they add is not asked back in the next round. Negative where there are too many. */
export function roomOf(state: RunState, pieces: readonly ClaimedBlock[]): number {
  return wantedWords(state).most - wordsOf(pieces)
}

/** Most words that rounds may lengthen a draft to. */
export function longest({ words }: RunState): number {
  return Math.floor(words * (1 + tolerance))
}

/** Fewest words that rounds may shorten a draft to. */
export function shortest({ words }: RunState): number {
  return Math.ceil(words * (1 - tolerance))
}

/** Words that a change may take from a short draft: a sentence said otherwise is rarely as long as it was. */
export function trifleOf({ words }: RunState): number {
  return Math.floor(words * trifle)
}

/** Words of some blocks, as their reader is told: headings are not counted. */
export function wordsOf(pieces: readonly ClaimedBlock[]): number {
  return countDraftWords(pieces.map(({ block }) => block))
}
