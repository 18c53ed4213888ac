import { codeLines } from './code-lines.ts'
import { endOf, median, type Piece } from './piece.ts'
import type { Line } from './reading-order.ts'

/** A paragraph, a heading, a table or a program of a page. */
export interface TextBlock {
  readonly kind: 'paragraph' | 'heading' | 'table' | 'code'
  /** Its lines; those of a table are its rows, in Markdown; those of a program have their indents. */
  readonly lines: readonly string[]
}

/** Height of a heading's letters, in heights of the usual ones. */
const minHeading = 1.12

/** Characters of a heading, at most. */
const maxHeading = 160

/** White above a line that begins a paragraph, in heights of the letters, beyond the usual white. */
const minWhite = 0.35

/** White between two lines of one program, in heights of the letters, beyond the usual white: a line or two are left empty in it. */
const maxCodeWhite = 3

/** Indent of a line that begins a paragraph, in heights of the letters. */
const minIndent = 0.7

/** Puts the lines of a page together. `bodySize` is the height of the letters of most of the document's text. */
export function blocksOf(lines: readonly Line[], bodySize: number): readonly TextBlock[] {
  const pitch = median(lines.slice(1).flatMap((line, index) => stepOf(lines[index], line) ?? []))
  const blocks: { readonly kind: TextBlock['kind']; readonly lines: Line[] }[] = []
  for (const [at, line] of lines.entries()) {
    if (isEntry(line) || ([lines[at - 1], lines[at + 1]].some(isEntry) && isPaged(line))) continue
    const block = blocks.at(-1)
    const last = block?.lines.at(-1)
    const kind = isInProse(line, block?.kind, last, pitch) ? 'paragraph' : kindOf(line, bodySize)
    if (block !== undefined && last !== undefined && block.kind === kind && goesOn(last, line, kind, pitch)) block.lines.push(line)
    else blocks.push({ kind, lines: [line] })
  }
  return blocks.map((block) => asText(block, pitch))
}

/** True for a line of letters of one width on which a sentence goes on: a long command that it names. */
function isInProse(line: Line, kind: TextBlock['kind'] | undefined, last: Line | undefined, pitch: number): boolean {
  return kind === 'paragraph' && last?.[0] !== undefined && !isEnd(last[0]) && isCode(line) && goesOn(last, line, kind, pitch)
}

const isCode = (line: Line): boolean => line.every(({ isFixed }) => isFixed)

/** A block as its lines are printed. One row is no table: its cells are a line. */
function asText({ kind, lines }: { readonly kind: TextBlock['kind']; readonly lines: readonly Line[] }, pitch: number): TextBlock {
  if (kind === 'code') return { kind, lines: codeLines(lines, pitch) }
  if (kind === 'table' && lines.length > 1) return { kind, lines: lines.map(rowOf) }
  return { kind: kind === 'table' ? 'paragraph' : kind, lines: lines.map((line) => textOf(line).trim()) }
}

const textOf = (line: Line | undefined): string => (line ?? []).map(({ text }) => text).join(' ')

/** An entry of a list of contents: dots lead from it to a page. */
const isEntry = (line: Line | undefined): boolean => /(?:(?:\s\.){2}|\.{4})[\s.]*(?:\d+|[ivxl]+)$/.test(textOf(line))

/** A line that ends in a number: beside such entries, a chapter of the list. */
const isPaged = (line: Line): boolean => /\s(?:\d+|[ivxl]+)$/.test(textOf(line))

function kindOf(line: Line, bodySize: number): TextBlock['kind'] {
  const [piece] = line
  const text = piece?.text ?? ''
  const isLarge = (piece?.size ?? 0) >= bodySize * minHeading
  if (line.length === 1 && isLarge && text.length <= maxHeading && isNamed(text)) return 'heading'
  if (isCode(line)) return 'code'
  return line.length > 1 ? 'table' : 'paragraph'
}

/** Words that name a part of a text: an address or a date on the first page, a sign of a formula or a command, also in large letters, does not. */
const isNamed = (text: string): boolean =>
  /\p{L}{2}|\p{Script=Han}/u.test(text) &&
  !/^[%\\]|^\S+(?:@|:\/\/)\S+$|^(?:printed )?(?:\p{L}+ \d{1,2},?|\d{1,2}\.? \p{L}+) \d{4}$/iu.test(text)

const rowOf = (line: Line): string => `| ${line.map(({ text }) => text.replaceAll('|', '/')).join(' | ')} |`

/** Distance of two lines that follow each other down the page; undefined where the second stands in another column. */
function stepOf(before: Line | undefined, line: Line): number | undefined {
  const [one, other] = [before?.[0], line[0]]
  return one === undefined || other === undefined || other.y <= one.y ? undefined : other.y - one.y
}

function goesOn(before: Line, line: Line, kind: TextBlock['kind'], pitch: number): boolean {
  const [one, other] = [before[0], line[0]]
  if (one === undefined || other === undefined) return false
  const step = other.y - one.y
  // A new column goes on where the last one ended.
  if (step < 0) return kind === 'paragraph' && !isEnd(one)
  const white = step - pitch
  if (kind === 'code') return white < one.size * maxCodeWhite
  if (kind === 'table') return white < one.size * 1.5
  if (kind === 'heading') return Math.abs(one.size - other.size) < 0.5 && step < one.size * 1.8
  const isIndented = other.x - one.x > other.size * minIndent && other.x < endOf(one) && isEnd(one)
  const isItem = /^(?:[•▪●◦–*-]|\(?\d{1,2}[.)])\s/.test(other.text)
  return white < one.size * minWhite && !isIndented && !isItem
}

const isEnd = ({ text }: Piece): boolean => /[.!?:;]["”’)\]]*\d{0,3}$/.test(text)
