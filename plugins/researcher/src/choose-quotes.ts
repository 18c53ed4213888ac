import { selectDiverse } from '@galley/evidence'
import type { FoundQuote } from '@galley/sdk'
import type { Need } from './needs-of.ts'
import type { Scored } from './score-candidates.ts'

/** Below this a quote is about something else: better none than one beside the point. */
const least = 0.16

/** From this similarity on two quotes say the same thing. */
const same = 0.6

/** Evidence for so many times the words of a section leaves a choice. */
const plenty = 1.3

/** How many of a question's quotes may come from one document when there are others, as a share. */
const oneDocument = 0.5

/**
 * Chooses quotes for each question in turn by relevance and difference (MMR), no two that overlap or repeat each other, and tags each
 * with every question it helps to answer. Best first, `max` in all.
 */
export function chooseQuotes(scored: readonly Scored[], needs: readonly Need[], max: number): readonly FoundQuote[] {
  const taken: Scored[] = []
  const queues = needs.map((need, at) => queueFor(scored, need, at, max))
  for (let round = 0; taken.length < max && queues.some((queue) => queue.length > round); round += 1) {
    for (const queue of queues) {
      const next = queue[round]
      if (next === undefined || taken.length >= max || taken.includes(next)) continue
      if (!taken.some((other) => repeats(other, next))) taken.push(next)
    }
  }
  return inTiers(taken, needs).map(({ candidate, document, worth }) => ({
    sourceId: document.sourceId,
    quote: candidate.quote,
    questionIds: tags(worth, needs),
  }))
}

/**
 * The quotes that a draft will most likely use come first, in the order of the texts, so that what stands together is read together;
 * then the others, best first.
 */
function inTiers(taken: readonly Scored[], needs: readonly Need[]): readonly Scored[] {
  const wanted = needs.reduce((sum, { words }) => sum + words, 0) * plenty
  let words = 0
  const first = taken.filter((one) => {
    const isFirst = words < wanted
    words += wordsOf([one])
    return isFirst
  })
  const sources = [...new Set(first.map(({ document }) => document.sourceId))]
  const place = ({ document }: Scored): number => sources.indexOf(document.sourceId)
  return [
    ...first.sort((a, b) => place(a) - place(b) || a.candidate.start - b.candidate.start),
    ...taken.filter((one) => !first.includes(one)),
  ]
}

/** Every question it helps to answer; the opening's when it answers none of them. */
function tags(worth: Scored['worth'], needs: readonly Need[]): readonly string[] {
  const helped = needs.filter((_, at) => (worth[at]?.relevance ?? 0) >= least)
  const general = helped.length > 0 ? helped : needs.filter(({ stems }) => stems.size === 0)
  return general.map(({ questionId }) => questionId)
}

function queueFor(scored: readonly Scored[], need: Need, at: number, max: number): readonly Scored[] {
  const fitting = scored.filter(({ worth }) => (worth[at]?.relevance ?? 0) >= least)
  const order = diverse(fitting, at, max)
  if (need.stems.size > 0 || wordsOf(order) >= need.words * plenty) return spread(order, max)
  // Everything that was read is about the topic: what no heading claims may stand in for a short opening.
  const others = diverse(
    scored.filter((one) => !fitting.includes(one)),
    at,
    max,
  )
  return spread([...order, ...others], max)
}

function diverse(scored: readonly Scored[], at: number, max: number): readonly Scored[] {
  const order = selectDiverse(
    scored.map(({ candidate, worth }) => ({ text: candidate.quote, score: worth[at]?.score ?? 0 })),
    { max: max * 3 },
  )
  return order.flatMap((index) => scored[index] ?? [])
}

function wordsOf(scored: readonly Scored[]): number {
  return scored.reduce((sum, { candidate }) => sum + candidate.quote.split(/\s+/).length, 0)
}

/** Moves what one document says beyond its share behind what others say. */
function spread(queue: readonly Scored[], max: number): readonly Scored[] {
  const counts = new Map<string, number>()
  const [first, later]: [Scored[], Scored[]] = [[], []]
  for (const one of queue) {
    const count = counts.get(one.document.sourceId) ?? 0
    counts.set(one.document.sourceId, count + 1)
    if (count < Math.max(2, max * oneDocument)) first.push(one)
    else later.push(one)
  }
  return [...first, ...later]
}

function repeats(a: Scored, b: Scored): boolean {
  const overlap = a.document.sourceId === b.document.sourceId && a.candidate.start < b.candidate.end && b.candidate.start < a.candidate.end
  return overlap || likeness(a.stems, b.stems) >= same
}

/** Jaccard similarity of content stems, as the host measures repetition. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((stem) => b.has(stem)).length
  return both === 0 ? 0 : both / (a.size + b.size - both)
}
