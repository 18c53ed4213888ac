import { looksLikeInstruction, type Scanned } from '@galley/evidence'
import type { FoundQuote } from '@galley/sdk'
import type { Need } from '../needs-of.ts'
import { leadsElsewhere, type ManualPart } from './manual-parts.ts'

/** Longest quote, in UTF-16 units (sdk's `evidenceSchema` allows 4000). */
const maxQuote = 3900

/** A part in quotes: each paragraph, run of list items, code with the line that brings it in, and table whole. */
export function partQuotes({ document, pieces }: ManualPart, { questionId }: Need): readonly FoundQuote[] {
  const { text } = document
  const spans: { start: number; end: number; kinds: Scanned['kind'][] }[] = []
  for (const piece of pieces) {
    const start = piece.kind === 'item' ? text.lastIndexOf('\n', piece.start) + 1 : piece.start
    const last = spans.at(-1)
    const before = last?.kinds.at(-1)
    const isRun = piece.kind === 'item' && before === 'item'
    const isBroughtIn =
      piece.kind !== 'paragraph' && before === 'paragraph' && last !== undefined && /[:：]\s*$/.test(text.slice(last.start, last.end))
    const isNested =
      before === 'item' &&
      piece.kind === 'code' &&
      / {2,}|\t/.test(text.slice(text.lastIndexOf('\n', piece.start - 1) + 1, piece.start + 2))
    if (last !== undefined && (isRun || isBroughtIn || isNested) && piece.end - last.start <= maxQuote) {
      last.end = piece.end
      last.kinds.push(piece.kind)
    } else spans.push({ start, end: piece.end, kinds: [piece.kind] })
  }
  // What was to follow stands under another heading; and a word or two by themselves are a line of contents.
  const isOpen = ({ start, end, kinds }: (typeof spans)[number]): boolean => {
    const said = text.slice(start, end).trim()
    const isScrap = said.split(/\s+/).length < 4 && !/\p{Lo}{4}|[.!?]$/u.test(said)
    return kinds.length === 1 && kinds[0] === 'paragraph' && (leadsElsewhere(said) || /[:：]$/.test(said) || isScrap)
  }
  return spans
    .filter((span) => !isOpen(span))
    .flatMap(({ start, end }) => {
      const quote = text.slice(start, Math.min(end, start + maxQuote))
      return looksLikeInstruction(quote) || /^\s*(?:\[?!\[)/.test(quote)
        ? []
        : [{ sourceId: document.sourceId, quote, questionIds: [questionId] }]
    })
}
