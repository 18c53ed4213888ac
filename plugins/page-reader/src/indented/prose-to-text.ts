import { indentOf, linesOf } from './lines-of.ts'
import { bullet, writeBlocks } from './write-blocks.ts'

/** Words of the blocks of a text that are sentences over several lines, as a share of all, from which it is prose; and those of such a block. */
const minProse = 0.6
const minWords = 12

/** The Markdown of prose that a page sets as code for its line ends: paragraphs, lists, and code as it was. Null for a text that is mostly anything else. */
export function proseToText(text: string): string | null {
  const lines = linesOf(text)
  const blocks = text.split(/\n\s*\n/).map((block) => ({ block, words: block.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length }))
  const all = blocks.reduce((sum, { words }) => sum + words, 0)
  const told = blocks
    .filter(({ block, words }) => words >= minWords && isTold(block.trim().split('\n')))
    .reduce((sum, { words }) => sum + words, 0)
  if (told === 0 || told < all * minProse) return null
  const indent = Math.min(...lines.filter((line) => line !== '').map(indentOf))
  return writeBlocks({ lines, ranks: new Map(), indent })
}

/** Lines of one or more sentences, that go on from line to line: plain words with few signs between them, or an item of a list of such. */
function isTold(lines: readonly string[]): boolean {
  const text = lines
    .map((line) => line.trim())
    .join(' ')
    .replace(bullet, '')
  const words = text.split(/\s+/)
  const plain = words.filter((word) => /^[("'“]*\p{L}[\p{L}’'/-]*[)"'”]*[.,;:!?]*[)"'”]*$/u.test(word)).length
  const isComment = lines.filter((line) => /^\s*(?:#|\/\/|--|;|%|\*|"""|<!--)/.test(line)).length > 1
  return !isComment && lines.length > 1 && plain >= words.length * 0.85 && /\p{Ll}{2}[)"'”]*[.:;]/u.test(text)
}
