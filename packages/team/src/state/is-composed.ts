import type { RunState } from './run-state.ts'

/** Longest post that is written in one answer, in words: a longer one outgrows what models answer at once. */
const maxComposedWords = 1500

/** True for a post that a capable model is asked to write in one answer. */
export function isComposed({ context, words }: RunState): boolean {
  return context.modes.writer === 'full' && words <= maxComposedWords
}
