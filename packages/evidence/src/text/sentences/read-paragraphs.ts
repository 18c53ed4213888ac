import { countWords } from '../words/count-words.ts'
import { hasDenseScript } from '../language/dense-words.ts'
import { isHeadingLine } from './is-heading-line.ts'
import { plainText } from '../markdown/plain-text.ts'
import { scanBlocks, type Scanned } from '../markdown/scan-blocks.ts'

/** A passage of prose in a stored text: `text.slice(start, end) === passage.text`. */
export interface Passage {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The heading above it. */
  readonly heading?: string
}

const apparatus =
  /^(?:references?|notes?|footnotes?|endnotes?|bibliography|sources?|works cited|citations?|further reading|external links?|see also|literature)\W*$/i

/** Minimum letters of a passage in a script without spaces. */
const minDense = 8

/**
 * The passages of a stored Markdown or plain text that may be quoted: no headings, code, tables, front matter, HTML, definitions, lists of
 * references, and no lines that only link. A short line without a full stop counts as a heading, unless it is a statement by its verb. Text after *References* is skipped up to
 * the next heading of the same depth.
 */
export function readParagraphs(markdown: string): readonly Passage[] {
  const pieces = scanBlocks(markdown)
  const passages = passagesOf(markdown, pieces, isHeadingLine)
  // A text of nothing but short lines has no headings: they are what it says.
  return passages.length > 0 ? passages : passagesOf(markdown, pieces, () => false)
}

function passagesOf(markdown: string, pieces: readonly Scanned[], isTitle: (text: string) => boolean): readonly Passage[] {
  const passages: Passage[] = []
  let heading: string | undefined
  let skipBelow = 0
  for (const piece of pieces) {
    const title = headingOf(markdown, piece, isTitle)
    if (title !== null) {
      const level = piece.level ?? 2
      if (skipBelow === 0 || level <= skipBelow) skipBelow = apparatus.test(title) ? level : 0
      heading = title === '' ? undefined : title
    } else if (skipBelow === 0 && isProse(markdown, piece)) {
      const { start, end } = piece
      passages.push({ text: markdown.slice(start, end), start, end, ...(heading === undefined ? {} : { heading }) })
    }
  }
  return passages
}

function headingOf(markdown: string, piece: Scanned, isTitle: (text: string) => boolean): string | null {
  const text = markdown.slice(piece.start, piece.end)
  if (piece.kind === 'heading') return plainText(text)
  return piece.kind === 'paragraph' && isTitle(text) ? plainText(text) : null
}

/** Minimum words of prose, links not counted. */
const minProse = 4

const wordPattern = /[\p{L}\p{N}]{2,}/gu

function isProse(markdown: string, piece: Scanned): boolean {
  if (piece.kind !== 'paragraph' && piece.kind !== 'item' && piece.kind !== 'quote') return false
  const text = markdown.slice(piece.start, piece.end)
  const plain = plainText(text)
  const hasLinks = text.includes('[') || text.includes('://')
  const unlinked = hasLinks ? plainText(text.replaceAll(/!?\[[^\]]{0,500}\]\([^)\n]{0,600}\)|<?https?:\/\/\S+/g, ' ')) : plain
  if (hasDenseScript(unlinked) && countWords(unlinked) >= minDense) return true
  // Most paragraphs have no link: then the first words tell.
  if (!hasLinks) return plain.matchAll(wordPattern).take(minProse).toArray().length === minProse
  const words = unlinked.match(wordPattern)?.length ?? 0
  return words >= minProse && words * 3 >= (plain.match(wordPattern)?.length ?? 0)
}
