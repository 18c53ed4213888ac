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
    const chars = page.reduce((sum, { text }) => sum + text.length, 0)
    if (chars > room) room = 0
    for (const sentence of page) {
      const length = sentence.text.length
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
