import { quoteLocator, type Span } from './quote-locator.ts'

/**
 * Finds a quote in a stored text: exactly, else tolerant of white space, typographic marks, invisible characters and Markdown emphasis.
 * `stored.slice(start, end)` is the quote as the source has it. For many quotes of one text use `quoteLocator`.
 */
export function locateQuote(text: string, quote: string): Span | null {
  return quoteLocator(text)(quote)
}
