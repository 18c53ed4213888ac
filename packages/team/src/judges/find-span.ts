import { countWords, locateQuote } from '@galley/evidence'

/** Words that a span has at least: fewer stand in any passage. */
const minWords = 3

/** Greatest length of a span that a draft keeps, in UTF-16 units. */
const maxSpan = 2000

/**
 * Finds the words that a judge copied from a window; `…` or a slash may stand between two places. Returns them as the window has them,
 * or null when one of them is not there or all together are too few to carry a claim.
 */
export function findSpan(window: string, span: string): string | null {
  const pieces = span
    .split(/…|\.{3}|\s\/\s|\n+/)
    .map((piece) => piece.trim().replaceAll(/^["“”'‘’]+|["“”'‘’]+$/g, ''))
    .filter((piece) => piece !== '')
  const found = pieces.map((piece) => locateQuote(window, piece))
  if (found.some((one) => one === null)) return null
  const words = found.flatMap((one) => (one === null ? [] : [window.slice(one.start, one.end)])).join(' … ')
  return countWords(words) < minWords ? null : words.slice(0, maxSpan)
}
