import { selectDiverse } from '@galley/evidence'
import type { FoundQuote } from '@galley/sdk'
import { toldQuotes } from './told-quotes.ts'
import { isRelevant } from './is-relevant.ts'
import type { Need } from '../topic/needs-of.ts'
import { joinNeighbours } from './join-neighbours.ts'
import type { Scored } from './score-candidates.ts'

/** Minimum similarity, 0–1, at which two quotes say the same thing (Jaccard of content stems). */
const minSame = 0.6

/** Multiplier of the words of a section: evidence for so many leaves a choice, and no further tier is read. */
const plenty = 1.5

/** Relevance against the best quote, share 0–1, from which a quote answers what the topic asks, and below which it does not. */
const wellAsked = 0.6
const minAsked = 0.5
/** Share of its words up to which a question of the topic takes what answers it less well, 0–1. */
const enough = 0.8

/** The same where a part of a document is headed by just what is asked. */
const enoughHeaded = 0.4

/** Words that one of several documents may have in a draft in any case. */
const oneShare = 90

/** Dated statements, or persons, that make a list of their own. */
const minTold = 3

/** Quotes that a question takes from one document before other documents are heard. */
const breadth = 2
/** Score against the best quote, share 0–1, from which a quote counts for breadth; lower ones come later. */
const onPoint = 0.3
/** The same for a question of the topic: no document is heard for the sake of being heard. */
const onPointAsked = 0.6

/** Limits of a choice. */
interface Limits {
  /** Quotes in all. */
  readonly max: number
  /** Questions for which nothing is chosen for now; their worth stands behind that of the others. */
  readonly rivals?: readonly Need[]
  /** True where quotes are joined with their neighbours. */
  readonly isJoined?: boolean
}

/**
 * Chooses quotes for each question in turn by relevance, breadth and difference (MMR), no two that overlap or repeat each other, and tags
 * each with every question it helps to answer, or of those that the topic asks the one it answers best. Best first, `max` in all; as
 * passages, joined with their neighbours, where `isJoined`.
 */
export function chooseQuotes(
  scored: readonly Scored[],
  needs: readonly Need[],
  { max, rivals = [], isJoined = false }: Limits,
): readonly FoundQuote[] {
  const taken: { readonly one: Scored; readonly at: number }[] = []
  const all = [...needs, ...rivals]
  const best = all.map((_, at) => Math.max(0, ...scored.map(({ worth }) => worth[at]?.relevance ?? 0)))
  const askedOf = (one: Scored): readonly Need[] => answered(one.worth, all, best)
  const toldOf = needs.map((need, at) => toldQuotes(scored, need, at))
  // Where dates or persons are asked for and there are some, nothing else answers.
  const isTold = needs.map(({ isAsked, forms }, at) => isAsked && !forms.has('passages') && (toldOf[at]?.length ?? 0) >= minTold)
  const queues = needs.map((need, at) => (isTold[at] === true ? [] : queueFor(scored, need, at, max, askedOf)))
  for (let round = 0; taken.length < max && queues.some((queue) => queue.length > round); round += 1) {
    for (const [at, queue] of queues.entries()) {
      const next = queue[round]
      if (next === undefined || taken.length >= max) continue
      if (!taken.some(({ one }) => one === next || repeats(one, next))) taken.push({ one: next, at })
    }
  }
  const told = needs.flatMap((need, at) => {
    const fresh = (toldOf[at] ?? []).filter((one) => !taken.some((other) => other.one === one))
    return fresh.map(({ candidate, document }) => ({ sourceId: document.sourceId, quote: candidate.quote, questionIds: [need.questionId] }))
  })
  const isPassage = ({ one, at }: { readonly one: Scored; readonly at: number }): boolean =>
    isJoined && needs[at]?.forms.has('passages') === true && one.worth[at]?.isUnderHeading === true
  const { joined = [], single = [] } = Object.groupBy(taken, (one) => (isPassage(one) ? 'joined' : 'single'))
  const passages = [
    ...joinNeighbours(joined, scored, needs),
    ...single.map(({ one }) => ({ seed: one, start: one.candidate.start, end: one.candidate.end })),
  ]
  const found = passages.map(({ seed, start, end }) => ({
    sourceId: seed.document.sourceId,
    quote: seed.document.text.slice(start, end),
    questionIds: tags(seed, needs, askedOf),
  }))
  return [...found, ...told]
}

/** Every question it helps to answer; the opening's when it answers none of them. */
function tags(one: Scored, needs: readonly Need[], askedOf: (one: Scored) => readonly Need[]): readonly string[] {
  const asked = askedOf(one)
  const helped = needs.filter((need, at) => (need.isAsked ? asked.includes(need) : isRelevant(one.worth[at])))
  const general = helped.length > 0 ? helped : needs.filter(({ isGeneral }) => isGeneral)
  return general.map(({ questionId }) => questionId)
}

/** Of the questions that the topic asks the one that a quote answers best, measured by the best answer to each; none where it is far from that. */
function answered(worth: Scored['worth'], needs: readonly Need[], best: readonly number[]): readonly Need[] {
  const shares = needs.map(({ isAsked }, at) =>
    isAsked && isRelevant(worth[at]) ? (worth[at]?.relevance ?? 0) / Math.max(best[at] ?? 0, Number.MIN_VALUE) : 0,
  )
  const most = Math.max(minAsked, ...shares)
  return needs.filter((_, at) => shares[at] === most)
}

/** The part of a document that has the section's own heading, or for a question of the topic its words, comes first, then what else is relevant, then for a general question anything, as far as words are wanting. */
function queueFor(
  scored: readonly Scored[],
  need: Need,
  at: number,
  max: number,
  askedOf: (one: Scored) => readonly Need[],
): readonly Scored[] {
  const relevant = scored.filter((one) => (need.isAsked ? askedOf(one).includes(need) : isRelevant(one.worth[at])))
  const headed = relevant.filter(({ worth }) => worth[at]?.isUnderHeading === true)
  // Everything that was read is about the topic: what no heading claims may answer a general question.
  const best = Math.max(0, ...relevant.map(({ worth }) => worth[at]?.relevance ?? 0))
  const well = relevant.filter(({ worth }) => (worth[at]?.relevance ?? 0) >= best * wellAsked)
  const tiers = need.isAsked ? [headed, well, relevant] : [headed, relevant, ...(need.isGeneral ? [scored] : [])]
  const most = new Set(scored.map(({ document }) => document.sourceId)).size > 1 ? oneShare : Infinity
  const queue: Scored[] = []
  for (const [rank, tier] of tiers.entries()) {
    const wanted = need.isAsked ? (rank === 1 ? enoughHeaded : enough) : plenty
    if (usableWords(queue, most) >= need.words * wanted) break
    const fresh = tier.filter((one) => !queue.includes(one))
    queue.push(...spread(diverse(fresh, at, max), at, need.isAsked ? onPointAsked : onPoint))
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
function spread(queue: readonly Scored[], at: number, point: number): readonly Scored[] {
  const score = ({ worth }: Scored): number => worth[at]?.score ?? 0
  const best = Math.max(0, ...queue.map(score))
  const counts = new Map<string, number>()
  const isFirst = (one: Scored): boolean => {
    const count = counts.get(one.document.sourceId) ?? 0
    counts.set(one.document.sourceId, count + 1)
    return count < breadth && score(one) >= best * point
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
