import { termOverlap } from '@galley/evidence'
import type { Hit } from '@galley/sdk'
import type { Need } from './needs-of.ts'

/** Puts the hits whose title and snippet speak of the questions first; the order of the searches decides the rest. */
export function orderHits(hits: readonly Hit[], needs: readonly Need[]): readonly Hit[] {
  const scored = hits.map((hit, rank) => {
    const text = `${hit.title} ${hit.snippet}`
    const fit = Math.max(0, ...needs.map((need) => termOverlap([...need.stems].join(' '), text)))
    return { hit, score: 1 / (1 + rank / 4) + fit }
  })
  return scored.sort((a, b) => b.score - a.score).map(({ hit }) => hit)
}
