import type { Segment } from './split-page.ts'
import { splitPage } from './split-page.ts'

/** Steps after which the comparison gives up, and the text counts as foreign; pages of code, the worst of honest ones, need a tenth. */
const maxSteps = 5_000_000

/** Numbers of letters by which places are found, the largest first. */
const keyLengths = [5, 2, 1]

/** Letters that a place may lie behind the furthest one and still be continued: what begins again so late was in the page twice. */
const maxBehind = 5_000

/** Characters of a foreign text that are shown. */
const maxExcerpt = 120

/**
 * Finds words in a reader's text that do not stand in the page; null when all do. The letters and digits of the text must be those of the
 * page in its order, with whole runs between two pieces of markup left out and none cut or added; and each number must be one of the
 * page, with its sign and its decimals. White space, case and punctuation are not compared.
 */
export function findForeign(text: string, page: { readonly text: string; readonly mediaType: string }): string | null {
  const segments = splitPage(page)
  const wanted = lettersOf(text)
  const reached = reach(wanted, segments)
  if (reached < wanted.length) return excerptAt(text, reached)
  const known = new Set(numbersOf(segments.map((segment) => (segment.isApart ? ` ${segment.text}` : segment.text)).join('')))
  for (const { text: part } of segments) for (const number of numbersOf(part)) known.add(number)
  return numbersOf(text).find((number) => !known.has(number)) ?? null
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

function numbersOf(text: string): readonly string[] {
  const found = text.normalize('NFKC').match(/(?:(?<![\p{L}\p{N}])[-−])?\p{N}+(?:[.,]\p{N}+)*/gu) ?? []
  return found.map((number) => number.replace('−', '-'))
}

/**
 * Tells how far a text can be put together from segments in their order, each whole or left out. Places that are reached are kept by the
 * letters that come next there, so that a segment looks only at those that it may continue.
 */
function reach(wanted: string, segments: readonly Segment[]): number {
  const places = new Map<string, number[]>()
  const known = new Set<number>()
  let furthest = 0
  let steps = 0
  const add = (place: number): void => {
    if (known.has(place)) return
    known.add(place)
    furthest = Math.max(furthest, place)
    for (const length of keyLengths) {
      const key = wanted.slice(place, place + length)
      const others = places.get(key)
      if (others === undefined) places.set(key, [place])
      else others.push(place)
    }
  }
  add(0)
  for (const segment of segments) {
    const letters = lettersOf(segment.text)
    const key = letters.slice(0, keyLengths.find((length) => length <= letters.length) ?? 0)
    const from = places.get(key)
    if (letters === '' || from === undefined) continue
    steps += from.length
    if (steps > maxSteps) return Math.min(furthest, wanted.length - 1)
    const live = from.filter((place) => place > furthest - maxBehind)
    places.set(key, live)
    for (const place of live.filter((one) => wanted.startsWith(letters, one))) add(place + letters.length)
    if (furthest === wanted.length) return furthest
  }
  return furthest
}

/** The words of the text from the line on in which its letters could not be followed any further. */
function excerptAt(text: string, reached: number): string {
  let letters = 0
  for (const line of text.split('\n')) {
    letters += lettersOf(line).length
    if (letters > reached) return line.trim().slice(0, maxExcerpt)
  }
  return text.slice(0, maxExcerpt)
}
