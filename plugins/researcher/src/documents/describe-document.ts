import { rankSentences } from '@galley/evidence'
import type { Outline } from '@galley/sdk'
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

/** A document in a few lines for the planner. */
export interface DocumentDescription {
  /** Its most telling sentences in their order. */
  readonly snippet: string
  /** Its headings with what can be quoted below them; absent where none of them stands over enough. */
  readonly outline?: Outline
}

/** Maximum characters of a heading, and parts, of an outline. */
const maxHeading = 80
const maxParts = 40

/** Describes a document to the planner by its most telling sentences and by its headings, with the words that can be quoted below each. */
export function describeDocument(
  { title, text }: Pick<ReadDocument, 'title' | 'text'>,
  { candidates, sentences }: Reading,
): DocumentDescription {
  const lengths = sentences.map((sentence) => sentence.split(/\s+/).length)
  const words = (isInside: (candidate: Candidate) => boolean): number =>
    new Set(candidates.filter(isInside).flatMap((candidate) => candidate.sentences))
      .values()
      .reduce((sum, index) => sum + (lengths[index] ?? 0), 0)
  const parts = headingsOf(text)
    .filter((heading) => heading.title !== '' && heading.title.length <= maxHeading && !isTitle(heading, title) && !isOrder(heading.title))
    .map(({ title: heading, level, start, end }) => ({ heading, level, words: words((one) => one.start >= start && one.start < end) }))
    .filter((part) => part.words >= minWords)
    .slice(0, maxParts)
  const every = Math.ceil(candidates.length / maxRanked)
  const quotes = candidates.filter((_, index) => index % every === 0).map(({ quote }) => quote.replaceAll(/\s+/g, ' '))
  const ranks = rankSentences(quotes, { title })
  const best = quotes
    .map((_, index) => index)
    .sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0) || a - b)
    .slice(0, parts.length >= 3 ? 5 : 12)
    .sort((a, b) => a - b)
    .map((index) => quotes[index] ?? '')
  const snippet = cut(best, maxSnippet)
  return parts.length === 0 ? { snippet } : { snippet, outline: { opening: words(({ isLead }) => isLead), parts } }
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
