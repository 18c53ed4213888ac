import { cleanPageText, looksLikeInstruction, promptLine, scanBlocks, startsDangling, unfence } from '@galley/evidence'
import type { ShownEvidence } from '@galley/sdk'
import { shownTitle } from '../attribution.ts'
import { unmarked } from '../unmarked.ts'

/**
 * Numbered evidence for a prompt, fenced as data: source by source in its own order, under title, date and headings, with the neighbouring
 * sentences that the host reads too, none of them twice, and without the source's own reference marks, whose numbers mean nothing here. A number is the place in `evidence`, from 1. `isSparse`: for a mend, of the neighbours only
 * what a piece leans on, and what one that ends on a colon brings in.
 */
export function listEvidence(evidence: readonly ShownEvidence[], { isSparse = false } = {}): string {
  const numbered = evidence.map((one, at) => ({ one, number: at + 1 }))
  const numbers = new Map(numbered.map(({ one, number }) => [one.id, number]))
  const lines = [...Map.groupBy(numbered, ({ one }) => one.sourceId).values()].flatMap((own) => linesOf(own, numbers, isSparse))
  return `<evidence>\n${lines.join('\n')}\n</evidence>`
}

interface Numbered {
  readonly one: ShownEvidence
  readonly number: number
}

function linesOf(own: readonly Numbered[], numbers: ReadonlyMap<string, number>, isSparse: boolean): readonly string[] {
  const [first] = own
  if (first === undefined) return []
  const { title, publishedAt } = first.one
  const lines = [`# ${asLine(shownTitle(title))}${publishedAt === undefined ? '' : ` (${asLine(publishedAt)})`}`]
  const sorted = [...own].sort((a, b) => a.one.start - b.one.start)
  let path = ''
  let shownTo = 0
  for (const [at, { one, number }] of sorted.entries()) {
    const under = (one.headings ?? []).filter((heading) => heading !== title).join(' / ')
    if (under !== path) lines.push(`## ${asLine(under)}`)
    path = under
    const { before, after, end } = neighboursOf(one, shownTo, sorted[at + 1]?.one.start ?? Infinity)
    const others = (one.conflicts ?? []).flatMap((id) => numbers.get(id) ?? [])
    const says = others.length === 0 ? '' : ` (${others.join(', ')} say otherwise)`
    const isShown = !isSparse || startsDangling(one.quote)
    const above = lines.at(-1) ?? ''
    lines.push(
      // Where a window is not the stored text to the letter, its beginning may be the end of what was just shown.
      ...(isShown ? beside(before).filter((line) => !above.endsWith(line.slice(marked.length))) : []),
      `[${number}] ${asLine(unmarked(one.quote, { keepCode: true }))}${says}`,
      ...(isSparse && !/:\s*$/.test(one.quote) ? [] : beside(after)),
    )
    shownTo = end
  }
  return lines
}

/** Text of the window around a quote, as far as it was not shown and will not be. */
function neighboursOf({ quote, window = quote, start }: ShownEvidence, shownTo: number, next: number) {
  const at = Math.max(0, window.indexOf(quote))
  const [from, to] = [start - at, start + quote.length]
  const before = window.slice(Math.max(0, Math.min(at, shownTo - from)), at)
  const after = window.slice(at + quote.length, Math.max(at + quote.length, next - from))
  return { before, after, end: to + after.length }
}

/** Mark of a line that has no number. */
const marked = '· '

/** Lines for what stands beside a quote: prose on one line, the code that it brings in as it is. */
function beside(text: string): readonly string[] {
  const code = scanBlocks(text).find(({ kind }) => kind === 'code')
  const line = asLine(unmarked(text.slice(0, code?.start), { keepCode: true }))
  const prose = /[\p{L}\p{N}]/u.test(line) ? [`${marked}${line}`] : []
  if (code === undefined) return prose
  const block = unfence(cleanPageText(text.slice(code.start, code.end)))
  return looksLikeInstruction(block) ? prose : [...prose, `${marked}${block}`]
}

/** One line of a prompt whose answer has tokens in double brackets; code keeps its ticks. */
export function asLine(text: string): string {
  return promptLine(text, { keepCode: true, marks: /\[\[|\]\]/g })
}
