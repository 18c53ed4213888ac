import { contentStems, rankSentences } from '@galley/evidence'
import type { Candidate, Reading } from './candidates-of.ts'
import type { Need } from './needs-of.ts'
import type { ReadDocument } from './read-document.ts'

/** A candidate with what it is worth to each question. */
export interface Scored {
  readonly candidate: Candidate
  readonly document: ReadDocument
  /** Relevance and score in the order of the needs; both 0 to about 1. */
  readonly worth: readonly { readonly relevance: number; readonly score: number }[]
}

/** Share of a score that a sentence has by its place in the text alone, however little it says to the question. */
const floor = 0.08

/**
 * Scores every candidate for every question: centrality × position × title (`rankSentences`), times how much of the question's vocabulary
 * the quote, the headings above it and the document's title have. Rare words count more.
 */
export function scoreCandidates(
  readings: readonly { readonly document: ReadDocument; readonly reading: Reading }[],
  needs: readonly Need[],
  topic: string,
): readonly Scored[] {
  const weigh = weights(readings.flatMap(({ reading }) => reading.sentences))
  const subject = new Set(contentStems(topic))
  return readings.flatMap(({ document, reading }) => {
    const ranks = rankSentences(reading.sentences, { title: `${document.title} ${topic}` })
    const titled = new Set(contentStems(document.title))
    return reading.candidates.map((candidate) => {
      const central = Math.max(...candidate.sentences.map((index) => ranks[index] ?? 0)) ** 0.5
      const length = Math.min(1, 260 / candidate.quote.length) ** 0.5
      const stems = new Set(contentStems(candidate.quote))
      const above = candidate.headings.map((heading) => new Set(contentStems(heading)))
      const early = 1 / (1 + 0.12 * candidate.before)
      const worth = needs.map((need) => {
        const relevance = need.stems.size === 0 ? leading(candidate, stems, subject) : relevanceOf({ need, stems, above, titled, weigh })
        return { relevance, score: (0.15 + central) * early * length * (floor + relevance) }
      })
      return { candidate, document, worth }
    })
  })
}

interface Matter {
  readonly need: Need
  readonly stems: ReadonlySet<string>
  readonly above: readonly ReadonlySet<string>[]
  readonly titled: ReadonlySet<string>
  readonly weigh: (stem: string) => number
}

function relevanceOf({ need, stems, above, titled, weigh }: Matter): number {
  const said = share(need.stems, stems, weigh)
  const entitled = share(need.stems, titled, weigh)
  const headed = Math.max(0, ...above.map((heading) => headingMatch(need, heading, weigh)))
  return Math.min(1, 0.55 * said + 0.3 * entitled + 0.85 * headed)
}

/** A heading that is the section's own counts whole, one that shares words with the question in part. */
function headingMatch(need: Need, heading: ReadonlySet<string>, weigh: (stem: string) => number): number {
  const own = need.headings.some((wanted) => wanted.size === heading.size && [...wanted].every((stem) => heading.has(stem)))
  return own ? 1 : 0.7 * share(need.stems, heading, weigh)
}

/** A question about the topic as a whole is answered by what a document says first, before its first inner heading. */
function leading(candidate: Candidate, stems: ReadonlySet<string>, subject: ReadonlySet<string>): number {
  const spoken = subject.size === 0 ? 0 : [...subject].filter((stem) => stems.has(stem)).length / subject.size
  return (candidate.headings.length <= 1 ? 0.5 : 0.1) + 0.4 * spoken
}

function share(wanted: ReadonlySet<string>, have: ReadonlySet<string>, weigh: (stem: string) => number): number {
  let all = 0
  let found = 0
  for (const stem of wanted) {
    const weight = weigh(stem)
    all += weight
    if (have.has(stem)) found += weight
  }
  return all === 0 ? 0 : found / all
}

function weights(sentences: readonly string[]): (stem: string) => number {
  const counts = new Map<string, number>()
  for (const sentence of sentences) for (const stem of new Set(contentStems(sentence))) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return (stem) => Math.log(1 + sentences.length / (1 + (counts.get(stem) ?? 0)))
}
