import { rankSentences } from '@galley/evidence'
import type { Candidate, Reading } from './candidates-of.ts'
import { headingsOf, type Heading } from './headings-of.ts'
import { isOrder } from './is-order.ts'
import type { ReadDocument } from './read-hit.ts'

/** Maximum characters of a snippet. */
const maxSnippet = 3600
/** Minimum quotable words of a part that can be a section of its own. */
const minWords = 45

/** Maximum sentences that are weighed against each other: of a book, each second or fifth tells what it is about. */
const maxRanked = 400

/**
 * A document in a few lines for the planner: its most telling sentences in their order, then its headings as Markdown, each with the
 * words that can be quoted below it: `## Causes (140 words)`; the words before the first of them as `Opening (90 words)`.
 */
export function describeDocument({ title, text }: Pick<ReadDocument, 'title' | 'text'>, { candidates, sentences }: Reading): string {
  const lengths = sentences.map((sentence) => sentence.split(/\s+/).length)
  const words = (isInside: (candidate: Candidate) => boolean): number =>
    new Set(candidates.filter(isInside).flatMap((candidate) => candidate.sentences))
      .values()
      .reduce((sum, index) => sum + (lengths[index] ?? 0), 0)
  const lines = headingsOf(text)
    .filter((heading) => !isTitle(heading, title) && heading.title.length <= 80 && !isOrder(heading.title))
    .map((heading) => ({ heading, size: words(({ start }) => start >= heading.start && start < heading.end) }))
    .filter(({ size }) => size >= minWords)
    .map(({ heading, size }) => `${'#'.repeat(heading.level)} ${heading.title} (${size} words)`)
    .slice(0, 40)
  const every = Math.ceil(candidates.length / maxRanked)
  const quotes = candidates.filter((_, index) => index % every === 0).map(({ quote }) => quote.replaceAll(/\s+/g, ' '))
  const ranks = rankSentences(quotes, { title })
  const best = quotes
    .map((_, index) => index)
    .sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0) || a - b)
    .slice(0, lines.length >= 3 ? 5 : 12)
    .sort((a, b) => a - b)
    .map((index) => quotes[index] ?? '')
  const room = maxSnippet - lines.join('\n').length
  const opening = lines.length > 0 ? [`Opening (${words(({ isLead }) => isLead)} words)`] : []
  return [cut(best, room), ...opening, ...lines].filter((line) => line !== '').join('\n')
}

function isTitle(heading: Heading, title: string): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return heading.level === 1 && plain(heading.title) === plain(title)
}

function cut(sentences: readonly string[], room: number): string {
  let length = 0
  return sentences
    .filter((sentence) => {
      length += sentence.length + 1
      return length <= room
    })
    .join(' ')
}
