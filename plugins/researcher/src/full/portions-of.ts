import type { PageSentence } from './page-sentences.ts'

/** Sentences that are shown to a model in one call, in the order of their pages. */
export type Portion = readonly PageSentence[]

/** Sizes that are tried between an even share and the greatest one. */
const tries = 12

/**
 * Divides pages into as few portions of at most `maxChars` as can be, and these as even as can be: short pages are shown together, a page is
 * not divided unless it is longer than a portion, and then evenly, between two sentences.
 */
export function portionsOf(pages: readonly Portion[], maxChars: number): readonly Portion[] {
  const parts = pages.flatMap((page) => divide(page, maxChars))
  const fewest = pack(parts, maxChars)
  const even = charsOf(parts.flat()) / Math.max(1, fewest.length)
  for (let step = 0; step < tries; step += 1) {
    const portions = pack(parts, even + ((maxChars - even) * step) / tries)
    if (portions.length === fewest.length) return portions
  }
  return fewest
}

/** A page in even parts, none of them longer than a portion but for a sentence that is. */
function divide(page: Portion, maxChars: number): readonly Portion[] {
  const size = charsOf(page) / Math.max(1, Math.ceil(charsOf(page) / maxChars))
  const parts: PageSentence[][] = []
  let chars = Infinity
  for (const sentence of page) {
    const length = lengthOf(sentence)
    if (chars >= size || chars + length > maxChars) {
      parts.push([])
      chars = 0
    }
    parts.at(-1)?.push(sentence)
    chars += length
  }
  return parts
}

/** Parts put together, in order, as long as they fit. */
function pack(parts: readonly Portion[], maxChars: number): readonly Portion[] {
  const portions: PageSentence[][] = []
  let room = 0
  for (const part of parts) {
    const chars = charsOf(part)
    if (chars > room) {
      portions.push([])
      room = Math.max(maxChars, chars)
    }
    portions.at(-1)?.push(...part)
    room -= chars
  }
  return portions
}

/** Characters of a portion in a prompt, without its numbers. */
export function charsOf(portion: Portion): number {
  return portion.reduce((sum, sentence) => sum + lengthOf(sentence), 0)
}

/** Characters that a sentence takes, with the code that it brings in. */
function lengthOf({ text, code = '' }: PageSentence): number {
  return text.length + code.length
}
