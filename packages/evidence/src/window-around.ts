import type { Span } from './quote-locator.ts'
import { scanBlocks } from './scan-blocks.ts'
import { segment } from './segment.ts'

/**
 * The evidence window of a quote: the sentences it touches and `neighbours` more on each side, within its paragraph.
 * Pure text of the stored source, for `judgeSupport` and for a fact-checker's model.
 */
export function windowAround(text: string, quote: Span, neighbours = 1): string {
  const from = Math.max(0, text.lastIndexOf('\n\n', Math.max(0, quote.start - 1)))
  const close = text.indexOf('\n\n', quote.end)
  const to = close < 0 ? text.length : close
  const region = text.slice(from, to)
  const pieces = scanBlocks(region).filter((piece) => from + piece.end > quote.start && from + piece.start < quote.end)
  const sentences = pieces.flatMap((piece) => segment(region, piece.start, piece.end))
  const touched = sentences.map((sentence) => from + sentence.end > quote.start && from + sentence.start < quote.end)
  const first = sentences[Math.max(0, touched.indexOf(true) - neighbours)]
  const last = sentences[Math.min(sentences.length - 1, touched.lastIndexOf(true) + neighbours)]
  if (first === undefined || last === undefined || !touched.includes(true)) return text.slice(quote.start, quote.end)
  return text.slice(Math.min(quote.start, from + first.start), Math.max(quote.end, from + last.end))
}
