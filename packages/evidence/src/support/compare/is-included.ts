import type { Word } from './comparison.ts'

/** True for words that say of something that it is one of several in other words than *one of*: *was included in the list*, *is among them*. */
export function isIncluded(words: readonly Word[]): boolean {
  return words.some(({ word }) => /^(?:includ(?:e|es|ed|ing)|among|amongst)$/.test(word))
}
