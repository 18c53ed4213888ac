import type { Need } from '../topic/needs-of.ts'
import type { Scored } from './score-candidates.ts'
import { paragraphOf } from './paragraph-of.ts'

/** A passage: a quote with what stands around it in its paragraph and goes on about the same. */
export interface Passage {
  readonly seed: Scored
  readonly start: number
  readonly end: number
  /** Indexes of its sentences. */
  readonly first: number
  readonly last: number
}

/** Maximum words and UTF-16 units of a passage: a quotation of more is not known as one (`wholes`). */
const maxWords = 75
const maxLength = 560
/** The same as a share of the words of its section, 0–1: a section has room for two. */
const maxShare = 0.5
/** Relevance against that of the quote, share 0–1, which its neighbour needs to be joined to it. */
const onPoint = 0.7
/** The same of a neighbour that goes on speaking of what the quote names. */
const leaning = 0.25

/** Joins each quote with its neighbours that answer the same, so that a reader gets what its author said in one breath. The quotes come best first. */
export function joinNeighbours(
  chosen: readonly { readonly one: Scored; readonly at: number }[],
  scored: readonly Scored[],
  needs: readonly Need[],
): readonly Passage[] {
  const byEnd = new Map(scored.map((one) => [keyOf(one, one.candidate.sentences.at(-1) ?? -1), one]))
  const passages: Passage[] = []
  for (const { one, at } of chosen) {
    const isFree = (other: Scored): boolean => !passages.some((passage) => overlaps(passage, other))
    const room = Math.min(maxWords, (needs[at]?.words ?? 0) * maxShare)
    if (isFree(one)) passages.push(grown(one, at, room, byEnd, isFree))
  }
  return passages
}

function grown(seed: Scored, at: number, room: number, byEnd: ReadonlyMap<string, Scored>, isFree: (other: Scored) => boolean): Passage {
  const { candidate } = seed
  const own = relevance(seed, at)
  let { start, end } = candidate
  let [first = 0, last = 0] = [candidate.sentences[0], candidate.sentences.at(-1)]
  let words = countOf(candidate.quote)
  const near = (index: number): Scored | undefined => {
    const other = byEnd.get(keyOf(seed, index))
    return other !== undefined && paragraphOf(other.candidate) === paragraphOf(candidate) && isFree(other) ? other : undefined
  }
  for (;;) {
    const next = near(last + 1)
    const isLeaning = next !== undefined && next.candidate.sentences.length > 1
    if (next === undefined || (!isLeaning && isOfOther(next, at)) || relevance(next, at) < own * (isLeaning ? leaning : onPoint)) break
    const more = countOf(seed.document.text.slice(end, next.candidate.end))
    if (words + more > room || next.candidate.end - start > maxLength) break
    ;[end, last, words] = [next.candidate.end, last + 1, words + more]
  }
  for (;;) {
    const before = near(first - 1)
    if (before === undefined || isOfOther(before, at) || relevance(before, at) < own * onPoint) break
    const more = countOf(seed.document.text.slice(before.candidate.start, start))
    if (words + more > room || end - before.candidate.start > maxLength) break
    ;[start, first, words] = [before.candidate.start, before.candidate.sentences[0] ?? first - 1, words + more]
  }
  return { seed, start, end, first, last }
}

function relevance({ worth }: Scored, at: number): number {
  return worth[at]?.relevance ?? 0
}

/** True for a quote that answers another question better. */
function isOfOther({ worth }: Scored, at: number): boolean {
  const own = worth[at]?.relevance ?? 0
  return worth.some(({ relevance: other }, index) => index !== at && other > own)
}

function keyOf({ document }: Scored, index: number): string {
  return `${document.sourceId} ${index}`
}

function countOf(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

function overlaps({ seed, start, end }: Passage, { document, candidate }: Scored): boolean {
  return seed.document.sourceId === document.sourceId && candidate.start < end && start < candidate.end
}
