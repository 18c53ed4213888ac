import { selectDiverse, similarity } from '@galley/evidence'
import type { FoundQuote } from '@galley/sdk'
import type { Need } from './needs-of.ts'
import type { Scored } from './score-candidates.ts'

/** Below this a quote is about something else: better none than one beside the point. */
const least = 0.16

/** From this similarity on two quotes say the same thing. */
const same = 0.6

/** How many of a question's quotes may come from one document when there are others, as a share. */
const oneDocument = 0.5

/**
 * Chooses quotes for each question in turn by relevance and difference (MMR), no two that overlap or repeat each other, and tags each
 * with every question it helps to answer. Best first, `max` in all.
 */
export function chooseQuotes(scored: readonly Scored[], needs: readonly Need[], max: number): readonly FoundQuote[] {
  const taken: Scored[] = []
  const queues = needs.map((_, at) => queueFor(scored, at, max))
  for (let round = 0; taken.length < max && queues.some((queue) => queue.length > round); round += 1) {
    for (const queue of queues) {
      const next = queue[round]
      if (next === undefined || taken.length >= max || taken.includes(next)) continue
      if (!taken.some((other) => repeats(other, next))) taken.push(next)
    }
  }
  return taken.map(({ candidate, document, worth }) => ({
    sourceId: document.sourceId,
    quote: candidate.quote,
    questionIds: needs.filter((_, at) => (worth[at]?.relevance ?? 0) >= least).map(({ questionId }) => questionId),
  }))
}

function queueFor(scored: readonly Scored[], at: number, max: number): readonly Scored[] {
  const fitting = scored.filter(({ worth }) => (worth[at]?.relevance ?? 0) >= least)
  const order = selectDiverse(
    fitting.map(({ candidate, worth }) => ({ text: candidate.quote, score: worth[at]?.score ?? 0 })),
    { max: max * 3 },
  )
  return spread(
    order.flatMap((index) => fitting[index] ?? []),
    max,
  )
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
  return overlap || similarity(a.candidate.quote, b.candidate.quote) >= same
}
