import { contentStems, rankSentences } from '@galley/evidence'
import type { Candidate, Reading } from './candidates-of.ts'
import type { Need } from './needs-of.ts'
import type { ReadDocument } from './read-document.ts'

/** A candidate with what it is worth to each question. */
export interface Scored {
  readonly candidate: Candidate
  readonly document: ReadDocument
  readonly stems: ReadonlySet<string>
  /** Relevance and score in the order of the needs; both 0 to about 1. */
  readonly worth: readonly { readonly relevance: number; readonly score: number }[]
}

/** Share of a score that a sentence has by its place in the text alone, however little it says to the question. */
const floor = 0.08
/** Characters that a reader takes in at once; what is longer is worth less. */
const easyLength = 210
/** *The resolution …*, when nothing before it has spoken of one: a reader may wonder which. */
const assumed = 0.8

/**
 * Scores every candidate for every question: centrality × position × title (`rankSentences`), times how much of the question's vocabulary
 * the quote, the headings above it and the document's title have. Rare words count more.
 */
export function scoreCandidates(
  readings: readonly { readonly document: ReadDocument; readonly reading: Reading }[],
  needs: readonly Need[],
  topic: string,
): readonly Scored[] {
  const stemmed = readings.map(({ reading }) => reading.sentences.map((sentence) => new Set(contentStems(sentence))))
  const weigh = weights(stemmed.flat())
  const subject = new Set(contentStems(topic))
  const vocabularies = readings.map(({ document }, at) => vocabularyOf(document, stemmed[at] ?? []))
  const topical = topicality(vocabularies, subject)
  return readings.flatMap(({ document, reading }, at) => {
    const ranks = rankSentences(reading.sentences, { title: `${document.title} ${topic}` })
    const titled = new Set(contentStems(document.title))
    const headings = new Map<string, ReadonlySet<string>>()
    const stemsOf = (heading: string): ReadonlySet<string> => {
      const stems = headings.get(heading) ?? new Set(contentStems(heading))
      headings.set(heading, stems)
      return stems
    }
    return reading.candidates.map((candidate) => {
      const stems = new Set(candidate.sentences.flatMap((index) => [...(stemmed[at]?.[index] ?? [])]))
      const above = candidate.headings.map(stemsOf)
      const quality = qualityOf(candidate, ranks, new Set([...subject, ...titled, ...above.flatMap((heading) => [...heading])]))
      const worth = needs.map((need) => {
        const own = need.stems.size === 0 ? leading(candidate, stems, subject) : relevanceOf({ need, stems, above, titled, weigh })
        const about = topical[at] ?? 1
        // A question of its own may be answered by a document that hardly names the topic; the topic itself may not.
        const relevance = need.stems.size === 0 ? own * about : own
        return { relevance, score: quality * (floor + own) * about }
      })
      return { candidate, document, stems, worth }
    })
  })
}

/** What a quote is worth whatever is asked: central, early in its passage, short, and clear about what it speaks of. */
function qualityOf({ quote, sentences, before }: Candidate, ranks: readonly number[], known: ReadonlySet<string>): number {
  const central = Math.sqrt(Math.max(...sentences.map((index) => ranks[index] ?? 0)))
  const length = Math.min(1, easyLength / quote.length) ** 0.7
  const [, noun = ''] = /^The (\p{Ll}[\p{L}-]+)/u.exec(quote) ?? []
  const clear = noun === '' || before === 0 || contentStems(noun).every((stem) => known.has(stem)) ? 1 : assumed
  return ((0.15 + central) * length * clear) / (1 + 0.12 * before)
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
  return candidate.isLead ? 0.7 + 0.3 * spoken : 0.05 + 0.2 * spoken
}

function vocabularyOf(document: ReadDocument, sentences: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const words = new Set(contentStems(document.title))
  for (const stems of sentences) for (const stem of stems) words.add(stem)
  return words
}

/** How much of the topic each document speaks of, measured by the one that speaks of it most. Numbers, such as years, name no topic. */
function topicality(documents: readonly ReadonlySet<string>[], subject: ReadonlySet<string>): readonly number[] {
  const wanted = [...subject].filter((stem) => !/^\p{N}+$/u.test(stem))
  const found = documents.map((stems) => wanted.filter((stem) => stems.has(stem)).length)
  const most = Math.max(1, ...found)
  return found.map((count) => (wanted.length === 0 ? 1 : 0.4 + (0.6 * count) / most))
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

function weights(sentences: readonly ReadonlySet<string>[]): (stem: string) => number {
  const counts = new Map<string, number>()
  for (const stems of sentences) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return (stem) => Math.log(1 + sentences.length / (1 + (counts.get(stem) ?? 0)))
}
