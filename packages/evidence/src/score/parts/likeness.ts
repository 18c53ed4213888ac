import { contentStems } from '../../text/words/content-stems.ts'
import type { Line, Reading } from '../reading.ts'
import type { ScoredEvidence } from '../scored-version.ts'

/** Characters between two quotes of one source over which what they have in common falls to a third. */
const reach = 1500

/** Weight of standing near each other in a source, against having the same words. */
const together = 0.5

/**
 * Likeness of each two lines, row by row: the words that they and their evidence share, rare ones weighing more, against those that they have;
 * and the nearness of their quotes where both come from one source.
 */
export function likenessOf(lines: readonly Line[], { evidence }: Reading): Float64Array {
  const size = lines.length
  const quotes = lines.map(({ fact }) => fact.claims.flatMap((claim) => claim.evidenceIds.flatMap((id) => evidence.get(id) ?? [])))
  const places = new Map<string, number[]>()
  for (const [at, { stems }] of lines.entries())
    for (const stem of new Set([...stems, ...(quotes[at] ?? []).flatMap(({ quote }) => contentStems(quote ?? ''))])) {
      const known = places.get(stem)
      if (known === undefined) places.set(stem, [at])
      else known.push(at)
    }
  const near = new Float64Array(size * size)
  const own = new Float64Array(size)
  for (const list of places.values()) {
    const worth = Math.log(size / list.length)
    for (const a of list) {
      own[a] = (own[a] ?? 0) + worth
      if (list.length > 1) for (const b of list) near[a * size + b] = (near[a * size + b] ?? 0) + worth
    }
  }
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b <= a; b += 1) {
      const both = Math.sqrt((own[a] ?? 0) * (own[b] ?? 0))
      const words = both === 0 ? 0 : (near[a * size + b] ?? 0) / both
      near[a * size + b] = near[b * size + a] = words + together * nearness(quotes[a] ?? [], quotes[b] ?? [])
    }
  return near
}

function nearness(first: readonly ScoredEvidence[], second: readonly ScoredEvidence[]): number {
  let most = 0
  for (const a of first)
    for (const b of second)
      if (a.sourceId !== undefined && a.sourceId === b.sourceId && a.start !== undefined && b.start !== undefined)
        most = Math.max(most, Math.exp(-Math.abs(a.start - b.start) / reach))
  return most
}
