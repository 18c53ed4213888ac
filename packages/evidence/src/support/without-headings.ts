import { evenText } from './compare/text-statement.ts'

/**
 * A sentence without the path of headings that it names in emphasis (*Preparations › Mauritius*, each whole, without its number, by its first sentence,
 * or shortened with …): a place in the source is nothing that the quote could support, or deny.
 */
export function withoutHeadings(sentence: string, headings: readonly string[]): string {
  if (headings.length === 0) return sentence
  const even = headings.flatMap(formsOf).map(evenText)
  const isHeading = (part: string): boolean => {
    const named = evenText(part.replace(/…\s*$/, ''))
    return named !== '' && even.some((heading) => heading === named || (part.trimEnd().endsWith('…') && heading.startsWith(named)))
  }
  // *under* would be read as *less than*.
  return sentence.replaceAll(/(?:,?\s*\b[Uu]nder\s+)?\*([^*]{2,400})\*/g, (whole, path: string) =>
    path.split(' › ').every(isHeading) ? ' ' : whole,
  )
}

/** A heading as it may be named: *3.1.7. Why is it so? Will it last?*, *Why is it so? Will it last?*, *Why is it so?* */
function formsOf(heading: string): readonly string[] {
  const bare = heading.replace(/^(?:(?:\p{L}+ )?(?:[A-Z]\.)?\d{1,3}(?:\.\d+)*[.:]?|[A-Z]\.)\s+/u, '')
  return [heading, bare, bare.split(/(?<=[.!?。？！])\s/u)[0] ?? bare]
}
