import { codeBehind } from './code-behind.ts'
import { languageOf } from '../language/language-of.ts'
import { denyingLeadIn } from '../sentences/denying-lead-in.ts'
import type { Span } from './quote-locator.ts'
import { scanBlocks } from '../markdown/scan-blocks.ts'
import { segment } from '../sentences/segment.ts'

/** Characters read on each side of a quote: a window is near it. */
const reach = 4000

/** Sentences of a window on each side of those that the quote touches. */
const neighbours = 1

/** Sentences before a quote among which the one is sought that *he*, *she* or *they* in it stands for. */
const maxBack = 4

/** A sentence whose subject is a person named before, perhaps behind a phrase of time or place: *On 4 August he said …*. English. */
const leansOnPerson =
  /^(?:(?:In|On|At|By|From|After|Before|During|Since|Until|That|The|Later|Then|Also|However|Two|Three|A|An)\b[^.;:]{0,60}?,?\s)?(?:he|she|they)\b/iu

/** A name inside a sentence, of a person or a body: two capitalised words. */
const named = /\p{Lu}\p{Ll}[\p{L}-]*\s(?:(?:of|de|van|von|al)\s)?\p{Lu}[\p{L}-]+/u

/** Index of the sentence that names whom a leaning one speaks of, or of the leaning one itself. */
function antecedentOf(sentences: readonly { readonly text: string }[], at: number): number {
  if (!leansOnPerson.test(sentences[at]?.text ?? '')) return at
  for (let back = at - 1; back >= Math.max(0, at - maxBack); back -= 1) if (named.test(sentences[back]?.text ?? '')) return back
  return at
}

/**
 * The evidence window of a quote: the sentences it touches and one more on each side, within its paragraph, back to the name that a
 * leading *he* or *they* stands for, and the code block that its last sentence brings in. Before an item stands a line like *It does not:* that brings its list in.
 * Pure text of the stored source, for `judgeSupport` and for a fact-checker's model.
 */
export function windowAround(text: string, quote: Span): string {
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
  const opening = touched.indexOf(true)
  const first = sentences[opening < 0 ? 0 : Math.min(antecedentOf(sentences, opening), Math.max(0, opening - neighbours))]
  const last = sentences[Math.min(sentences.length - 1, touched.lastIndexOf(true) + neighbours)]
  const isFound = first !== undefined && last !== undefined && touched.includes(true)
  const [start, end] = isFound
    ? [Math.min(quote.start, from + first.start), Math.max(quote.end, from + last.end)]
    : [quote.start, quote.end]
  const window = text.slice(start, codeBehind(text, end)?.end ?? end)
  const isItem = pieces.some((piece) => piece.kind === 'item' && from + piece.start === start)
  const lead = isItem ? denyingLeadIn(text, start) : ''
  return lead === '' ? window : `${lead} ${window}`
}
