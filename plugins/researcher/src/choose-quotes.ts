import { selectDiverse } from '@galley/evidence'
import type { FoundQuote } from '@galley/sdk'
import { toldQuotes } from './told-quotes.ts'
import { isRelevant } from './is-relevant.ts'
import type { Need } from './needs-of.ts'
import type { Scored } from './score-candidates.ts'

/** Minimum similarity, 0–1, at which two quotes say the same thing (Jaccard of content stems). */
const minSame = 0.6

/** Multiplier of the words of a section: evidence for so many leaves a choice, and no further tier is read. */
const plenty = 1.5

/** Minimum relevance, 0–1, of a quote to what the topic itself asks: everything that was read is about the topic. */
const minAsked = 0.07

/** Words that one of several documents may have in a draft in any case (DESIGN §3, *one source's share*). */
const oneShare = 90

/** Quotes that a question takes from one document before other documents are heard. */
const breadth = 2
/** Score against the best quote, share 0–1, from which a quote counts for breadth; lower ones come later. */
const onPoint = 0.3

/**
 * Chooses quotes for each question in turn by relevance, breadth and difference (MMR), no two that overlap or repeat each other, and tags
 * each with every question it helps to answer. Best first, `max` in all.
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
  const told = needs.flatMap((need, at) => {
    const fresh = toldQuotes(scored, need.forms, at).filter((one) => !taken.includes(one))
    return fresh.map(({ candidate, document }) => ({ sourceId: document.sourceId, quote: candidate.quote, questionIds: [need.questionId] }))
  })
  const found = taken.map(({ candidate, document, worth }) => ({
    sourceId: document.sourceId,
    quote: candidate.quote,
    questionIds: tags(worth, needs),
  }))
  return [...found, ...told]
}

/** Every question it helps to answer; the opening's when it answers none of them. */
function tags(worth: Scored['worth'], needs: readonly Need[]): readonly string[] {
  const helped = needs.filter((need, at) => isRelevant(worth[at]) || (need.isAsked && (worth[at]?.relevance ?? 0) >= minAsked))
  const general = helped.length > 0 ? helped : needs.filter(({ isGeneral }) => isGeneral)
  return general.map(({ questionId }) => questionId)
}

/** The part of a document that has the section's own heading comes first, then what else is relevant, then for a general question anything, as far as words are wanting. */
function queueFor(scored: readonly Scored[], need: Need, at: number, max: number): readonly Scored[] {
  const relevant = scored.filter(({ worth }) => isRelevant(worth[at]))
  const headed = relevant.filter(({ worth }) => worth[at]?.isUnderHeading === true)
  // Everything that was read is about the topic: what no heading claims may answer a general question.
  const near = need.isAsked ? [scored.filter(({ worth }) => (worth[at]?.relevance ?? 0) >= minAsked)] : []
  const tiers = [headed, relevant, ...near, ...(need.isGeneral ? [scored] : [])]
  const most = new Set(scored.map(({ document }) => document.sourceId)).size > 1 ? oneShare : Infinity
  const queue: Scored[] = []
  for (const tier of tiers) {
    if (usableWords(queue, most) >= need.words * plenty) break
    const fresh = tier.filter((one) => !queue.includes(one))
    queue.push(...spread(diverse(fresh, at, max), at))
  }
  return queue
}

function diverse(scored: readonly Scored[], at: number, max: number): readonly Scored[] {
  const order = selectDiverse(
    scored.map(({ candidate, worth }) => ({ text: candidate.quote, score: worth[at]?.score ?? 0 })),
    { max: max * 3 },
  )
  return order.flatMap((index) => scored[index] ?? [])
}

/** Words that a draft could quote, `most` of one document. */
function usableWords(scored: readonly Scored[], most: number): number {
  const counts = new Map<string, number>()
  for (const { candidate, document } of scored)
    counts.set(document.sourceId, (counts.get(document.sourceId) ?? 0) + candidate.quote.split(/\s+/).length)
  return [...counts.values()].reduce((sum, words) => sum + Math.min(words, most), 0)
}

/** Breadth before depth: a third quote of one document stands behind the first two of every other that has something to say. */
function spread(queue: readonly Scored[], at: number): readonly Scored[] {
  const score = ({ worth }: Scored): number => worth[at]?.score ?? 0
  const best = Math.max(0, ...queue.map(score))
  const counts = new Map<string, number>()
  const isFirst = (one: Scored): boolean => {
    const count = counts.get(one.document.sourceId) ?? 0
    counts.set(one.document.sourceId, count + 1)
    return count < breadth && score(one) >= best * onPoint
  }
  const { first = [], later = [] } = Object.groupBy(queue, (one) => (isFirst(one) ? 'first' : 'later'))
  return [...first, ...later]
}

function repeats(a: Scored, b: Scored): boolean {
  const overlap = a.document.sourceId === b.document.sourceId && a.candidate.start < b.candidate.end && b.candidate.start < a.candidate.end
  return overlap || likeness(a.stems, b.stems) >= minSame
}

/** Jaccard similarity of content stems, as the host measures repetition. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((stem) => b.has(stem)).length
  return both === 0 ? 0 : both / (a.size + b.size - both)
}
