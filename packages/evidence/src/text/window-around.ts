import { codeBehind } from './code-behind.ts'
import { languageOf } from './language-of.ts'
import type { Span } from './quote-locator.ts'
import { scanBlocks } from './scan-blocks.ts'
import { segment } from './segment.ts'

/** Characters read on each side of a quote: a window is near it. */
const reach = 4000

/**
 * The evidence window of a quote: the sentences it touches and `neighbours` more on each side, within its paragraph, and the code block that
 * its last sentence brings in.
 * Pure text of the stored source, for `judgeSupport` and for a fact-checker's model.
 */
export function windowAround(text: string, quote: Span, neighbours = 1): string {
  const before = text.slice(Math.max(0, quote.start - reach), quote.start)
  const after = text.slice(quote.end, quote.end + reach)
  const from = quote.start - before.length + Math.max(0, before.lastIndexOf('\n\n'))
  const close = after.indexOf('\n\n')
  const to = quote.end + (close < 0 ? after.length : close)
  const region = text.slice(from, to)
  const pieces = scanBlocks(region).filter((piece) => from + piece.end > quote.start && from + piece.start < quote.end)
  const language = languageOf(region)
  const sentences = pieces.flatMap((piece) => segment(region, piece.start, piece.end, language))
  const touched = sentences.map((sentence) => from + sentence.end > quote.start && from + sentence.start < quote.end)
  const first = sentences[Math.max(0, touched.indexOf(true) - neighbours)]
  const last = sentences[Math.min(sentences.length - 1, touched.lastIndexOf(true) + neighbours)]
  const isFound = first !== undefined && last !== undefined && touched.includes(true)
  const [start, end] = isFound
    ? [Math.min(quote.start, from + first.start), Math.max(quote.end, from + last.end)]
    : [quote.start, quote.end]
  return text.slice(start, codeBehind(text, end)?.end ?? end)
}
