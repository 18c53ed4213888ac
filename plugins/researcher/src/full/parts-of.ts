import type { PageSentence } from './page-sentences.ts'
import { charsOf, type Portion } from './portions-of.ts'

/** Characters of a part at most: a longer section, or a page without headings, is divided between two passages. */
const maxPart = 2500

/** Divides a page into the parts under its headings, each in its own order and none of them much longer than a screen. */
export function partsOf(page: Portion): readonly Portion[] {
  const parts: PageSentence[][] = []
  for (const sentence of page) {
    const part = parts.at(-1)
    const last = part?.at(-1)
    const isBeside = last !== undefined && last.headings.join('\n') === sentence.headings.join('\n')
    const isFull = part !== undefined && last?.passage !== sentence.passage && charsOf(part) >= maxPart
    if (part === undefined || !isBeside || isFull) parts.push([sentence])
    else part.push(sentence)
  }
  return parts
}
