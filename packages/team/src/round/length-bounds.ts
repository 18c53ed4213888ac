import { countWords } from '@galley/evidence'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import type { RunState } from '../state/run-state.ts'

/** Share of the brief's words that rounds may add to or take from it: a draft stands between 85 and 115 %. */
const tolerance = 0.15

/** Most words that rounds may lengthen a draft to. */
export function longest({ words }: RunState): number {
  return Math.floor(words * (1 + tolerance))
}

/** Fewest words that rounds may shorten a draft to. */
export function shortest({ words }: RunState): number {
  return Math.ceil(words * (1 - tolerance))
}

/** Words of some blocks. */
export function wordsOf(pieces: readonly ClaimedBlock[]): number {
  return pieces.reduce((sum, { block }) => sum + countWords(block.text), 0)
}
