import { indentOf, linesOf } from './lines-of.ts'

/** Headings at the margin that a text has, to be read as one that has them. */
const minHeadings = 3

/** Share of the other lines that are indented then. */
const minIndented = 0.8

/** Words in capitals, or a number with words behind it. */
const surely = /^(?:[\p{Lu}\p{N} ,/&()'’:.-]*\p{Lu}{2}[\p{Lu}\p{N} ,/&()'’:.-]*|(?:\d+|[A-Z])(?:\.\d+)*\.?\s+\p{Lu}\p{L}.*)$/u

/** The number and name of a section within a chapter: *2.1. General rules*. */
const numbered = /^[\dA-Z]+(?:\.\d+)+\.?\s+\p{Lu}/u

/** A text whose headings stand at the margin, over text that is indented. */
export interface IndentedText {
  readonly lines: readonly string[]
  /** Rank of the headings among the lines, from 2, by their places. */
  readonly ranks: ReadonlyMap<number, number>
  /** Columns before the usual line. */
  readonly indent: number
}

/** Finds the headings of a text as manual pages and standards are set; null for a text of another kind. */
export function headingsOf(text: string): IndentedText | null {
  const lines = linesOf(text)
  const filled = lines.flatMap((line, at) => (line === '' ? [] : [at]))
  const ranks = new Map(
    filled
      .filter((at) => isOver(lines, at, 0) || isOverPart(lines, at))
      .map((at) => [at, 2 + (/^[\dA-Z](?:\.\d+)+/.exec(lines[at] ?? '')?.[0].split('.').length ?? 1) - 1]),
  )
  const others = filled.filter((at) => !ranks.has(at)).map((at) => indentOf(lines[at]))
  const indented = others.filter((indent) => indent > 1)
  const isSure = [...ranks.keys()].filter((at) => surely.test(lines[at] ?? '')).length >= minHeadings
  if (!isSure || indented.length < others.length * minIndented) return null
  // Text begins below a heading; descriptions of options are indented more, and may be most of a page.
  const below = [...ranks.keys()].map((at) => lines[at + 1 + (lines[at + 1] === '' ? 1 : 0)] ?? '')
  const telling = below.filter((line) => !numbered.test(line.trim()))
  const indent = usual((telling.length > 0 ? telling : below).map(indentOf))
  for (const at of filled) if (indentOf(lines[at]) > 0 && indentOf(lines[at]) < indent && isOver(lines, at, indent - 1)) ranks.set(at, 3)
  return { lines, ranks, indent }
}

/** Tells a short line with nothing above it, or a heading, and text below it that is indented more than so many columns. */
function isOver(lines: readonly string[], at: number, indent: number): boolean {
  const line = lines[at] ?? ''
  const below = lines[at + 1] === '' ? lines[at + 2] : lines[at + 1]
  const isFirst = at === 0 || lines[at - 1] === '' || (indentOf(lines[at - 1]) === 0 && indentOf(line) > 0)
  return isFirst && indentOf(line) <= indent && line.length < 80 && !/[.;,]$|\S {3}/.test(line.trim()) && indentOf(below) > indent
}

/** Tells the number and name of a chapter that begins with a part. */
function isOverPart(lines: readonly string[], at: number): boolean {
  return /^(?:\d+|[A-Z])\.?\s/.test(lines[at] ?? '') && surely.test(lines[at] ?? '') && lines[at + 1] === '' && isOver(lines, at + 2, 0)
}

function usual(indents: readonly number[]): number {
  const [first] = [...Map.groupBy(indents, (indent) => indent)].toSorted(([, one], [, other]) => other.length - one.length)
  return first?.[0] ?? 0
}
