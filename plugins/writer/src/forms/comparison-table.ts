import { contentStems, countWords } from '@galley/evidence'
import type { ShownEvidence, WriteInput, WrittenBlock } from '@galley/sdk'
import { quoted } from '../quoted.ts'
import { repeats, said } from '../said.ts'
import { cited, fitting } from './cited-line.ts'

/** Maximum words of a cell, and rows. */
const maxWords = 44
const maxRows = 4
/** Words beside the names of the sides that two statements share at least to stand in one row. */
const minShared = 2

/**
 * A table with a column for each side: in its first row what is said of each by its name, below it statements on the same matter. Nothing where a
 * side has none that fits into a cell.
 */
export function comparisonTable({ brief, section, questions, evidence, share }: WriteInput): readonly WrittenBlock[] {
  const sides = questions.filter(({ id, kind }) => kind === 'comparison' && section.questionIds.includes(id))
  const columns = sides.map(({ id }) =>
    evidence.filter(({ questionIds, quote }) => questionIds.includes(id) && countWords(quote) <= maxWords),
  )
  const names = new Set(sides.flatMap(({ text }) => contentStems(text)))
  const own = sides.map(({ text }) => ownStems(text, sides))
  const named = columns.map((column, at) => column.filter(({ quote }) => begins(quote, own[at] ?? new Set())))
  const rows = rowsOf(named, names).map((row) => ({
    text: `| ${row.map(({ quote }) => cell(quoted(quote, brief.language))).join(' | ')} |`,
    evidenceIds: row.map(({ id }) => id),
    row,
  }))
  const kept = fitting(rows, section.words - countWords(section.heading), share, evidence)
  if (kept.length === 0) return []
  const heads = sides.map(({ text }) => cell(text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())))
  const { texts, claims } = cited(
    kept.flatMap(({ row }) => row.map(({ quote, id }) => ({ text: cell(quoted(quote, brief.language)), evidenceIds: [id] }))),
    (line, token) => line + token,
  )
  const lines = kept.map((_, at) => `| ${texts.slice(at * sides.length, (at + 1) * sides.length).join(' | ')} |`)
  return [{ kind: 'table', text: [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...lines].join('\n'), claims }]
}

/** One statement of each side in a row: first those that open each, then those that share most. */
function rowsOf(columns: readonly (readonly ShownEvidence[])[], names: ReadonlySet<string>): readonly (readonly ShownEvidence[])[] {
  const openings = columns.map(([first]) => first)
  if (openings.length < 2 || openings.includes(undefined)) return []
  const rows = [openings.flatMap((one) => one ?? [])]
  const [left = [], right = []] = columns
  if (columns.length > 2) return rows
  const pairs = left
    .flatMap((one) => right.map((other) => ({ row: [one, other], shared: sharedBy(one, other, names) })))
    .filter(({ shared }) => shared >= minShared)
    .sort((a, b) => b.shared - a.shared)
  for (const { row } of pairs) {
    const isFresh = row.every((one) => !rows.flat().some((other) => other === one || repeats(said(other.quote), said(one.quote))))
    if (isFresh && rows.length < maxRows) rows.push(row)
  }
  return rows
}

/** Words in which a statement about a side names it. */
const early = 6

/** The stems that a side has and not all others have too; all of its own where there is none. */
function ownStems(side: string, sides: readonly { readonly text: string }[]): ReadonlySet<string> {
  const all = contentStems(side)
  const own = all.filter((stem) => !sides.every(({ text }) => contentStems(text).includes(stem)))
  return new Set(own.length > 0 ? own : all)
}

/** True for a statement that begins with a side, by one of its words at least: *Hash indexes store …*. */
function begins(quote: string, own: ReadonlySet<string>): boolean {
  return contentStems(quote.split(/\s+/).slice(0, early).join(' ')).some((stem) => own.has(stem))
}

/** Words that both statements have, without the names of the sides. */
function sharedBy(one: ShownEvidence, other: ShownEvidence, names: ReadonlySet<string>): number {
  const stems = new Set(contentStems(one.quote))
  return new Set(contentStems(other.quote).filter((stem) => stems.has(stem) && !names.has(stem))).size
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll(/\s+/g, ' ')
}
