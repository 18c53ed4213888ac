import type { PageSentence } from './page-sentences.ts'

/** Sentences that are shown to a model in one call, in the order of their pages. */
export type Portion = readonly PageSentence[]

/**
 * Divides pages into portions of at most `maxChars`: short pages are shown together, a page is not divided unless it is longer than a
 * portion, and then between two sentences.
 */
export function portionsOf(pages: readonly (readonly PageSentence[])[], maxChars: number): readonly Portion[] {
  const portions: PageSentence[][] = []
  let room = 0
  for (const page of pages) {
    const chars = page.reduce((sum, sentence) => sum + lengthOf(sentence), 0)
    if (chars > room) room = 0
    for (const sentence of page) {
      const length = lengthOf(sentence)
      if (length > room) {
        portions.push([])
        room = Math.max(maxChars, length)
      }
      portions.at(-1)?.push(sentence)
      room -= length
    }
  }
  return portions
}

/** Characters that a sentence takes in a prompt, with the code that it brings in. */
export function lengthOf({ text, code = '' }: PageSentence): number {
  return text.length + code.length
}
