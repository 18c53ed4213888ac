import { termOverlap } from '@galley/evidence'
import type { Asked } from './ask-for-picks.ts'
import { partsOf } from './parts-of.ts'
import { charsOf, type Portion } from './portions-of.ts'

/**
 * The parts of pages that speak most of what is asked, by heading and words, as many as fit into `maxChars`, in the order of their pages: for a gap
 * in a draft a long page is not read from its top. All of them where they fit.
 */
export function nearestParts(pages: readonly Portion[], asked: readonly Asked[], maxChars: number): readonly Portion[] {
  if (charsOf(pages.flat()) <= maxChars) return pages
  const parts = pages.flatMap(partsOf)
  const worth = (part: Portion): number => {
    const text = part.map((sentence) => sentence.text).join(' ')
    const heading = part[0]?.headings.join(' ') ?? ''
    return Math.max(...asked.map((one) => termOverlap(one.text, text) + termOverlap(one.text, heading)))
  }
  const chosen = new Set<Portion>()
  let left = maxChars
  for (const { part } of parts.map((one) => ({ part: one, fit: worth(one) })).sort((a, b) => b.fit - a.fit)) {
    if (chosen.size > 0 && charsOf(part) > left) continue
    left -= charsOf(part)
    chosen.add(part)
  }
  return parts.filter((part) => chosen.has(part))
}
