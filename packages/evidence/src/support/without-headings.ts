import { evenText } from './compare/text-statement.ts'

/**
 * A sentence without the path of headings that it names in emphasis (*Preparations › Mauritius*, each whole or shortened with …): a place in the
 * source is nothing that the quote could support, or deny.
 */
export function withoutHeadings(sentence: string, headings: readonly string[]): string {
  if (headings.length === 0) return sentence
  const even = headings.map(evenText)
  const isHeading = (part: string): boolean => {
    const named = evenText(part.replace(/…\s*$/, ''))
    return named !== '' && even.some((heading) => heading === named || (part.trimEnd().endsWith('…') && heading.startsWith(named)))
  }
  return sentence.replaceAll(/\*([^*]{2,400})\*/g, (whole, path: string) => (path.split(' › ').every(isHeading) ? ' ' : whole))
}
