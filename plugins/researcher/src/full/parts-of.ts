import { countWords } from '@galley/evidence'
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

/** Words up to which neighbours are one part: a line that names it would be nearly as long as what it says. */
const maxJoined = 70

/** The parts of a page, short neighbours as one: what a manual says in a sentence under each of many headings. */
export function joinShort(parts: readonly Portion[]): readonly Portion[] {
  const joined: PageSentence[][] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last !== undefined && wordsOf(last) + wordsOf(part) <= maxJoined && charsOf(last) + charsOf(part) <= maxPart) last.push(...part)
    else joined.push([...part])
  }
  return joined
}

/** Words of a part, the code in it not counted. */
function wordsOf(part: Portion): number {
  return part.reduce((sum, { text }) => sum + countWords(text), 0)
}
