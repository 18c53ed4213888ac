import { countWords, scanBlocks, splitSentences } from '@galley/evidence'
import type { ShownEvidence } from '@galley/sdk'
import { isSetWhole } from '../is-set-whole.ts'
import { leftOut } from './set-whole.ts'

/** Minimum words of a beginning, and items of that of a list. */
const minWords = 25
const minItems = 3

/**
 * The beginning of a piece of a manual, as far as there is room: whole sentences of a paragraph, whole items of a list with the sign that others are left
 * out. Null where so little of it tells nothing, and of code and tables.
 */
export function shortened(one: ShownEvidence, room: number): ShownEvidence | null {
  const { quote } = one
  const fits = (end: number): boolean => countWords(quote.slice(0, end)) <= room
  const isWhole = isSetWhole(one)
  const ends = isWhole ? itemEnds(quote) : splitSentences(quote).map(({ end }) => end)
  const end = ends.findLast(fits)
  if (end === undefined || countWords(quote.slice(0, end)) < minWords) return null
  if (!isWhole) return { ...one, quote: quote.slice(0, end) }
  return ends.indexOf(end) + 1 < minItems ? null : { ...one, quote: `${quote.slice(0, end)}\n- ${leftOut}` }
}

/** Ends of the items of a list, each with the paragraphs below it, and no more than a paragraph before the first; none where the piece has anything else. */
function itemEnds(quote: string): readonly number[] {
  const pieces = scanBlocks(quote)
  const first = pieces.findIndex(({ kind }) => kind === 'item')
  if (first < 0 || first > 1 || pieces.some(({ kind }) => kind !== 'item' && kind !== 'paragraph')) return []
  return pieces.slice(first).flatMap(({ end }, at, items) => (items[at + 1]?.kind === 'paragraph' ? [] : [end]))
}
