import type { Word } from './compare/comparison.ts'
import { prepositions } from './departure.ts'

/** A word that a sentence keeps, with its places in the sentence and in the passage. */
export interface Kept {
  readonly word: Word
  readonly at: number
  readonly place: number
}

/** Words between a preposition and its noun. */
const pointing = /^(?:the|a|an|its|his|her|their|this|that|these|those)$/

/** Index of the last word before a place that does not only point: the *in* of *in the mill*; −1 where there is none. */
export function leadOf(words: readonly Word[], at: number): number {
  return words.slice(0, at).findLastIndex(({ word }) => !pointing.test(word))
}

/** True for a word that a preposition brings in: *in the old mill*. */
export function followsPreposition(words: readonly Word[], at: number): boolean {
  return prepositions.has(words[leadOf(words, at)]?.word ?? '')
}
