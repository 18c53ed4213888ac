import { termOverlap } from '@galley/evidence'
import type { Asked } from './ask-for-picks.ts'
import { fitParts, type ChosenPart } from './fit-parts.ts'
import { partsOf } from './parts-of.ts'
import { charsOf, type Portion } from './portions-of.ts'

/**
 * The parts of pages that speak most of what is asked, by heading and words, as many as fit into `maxChars`, in the order of their pages: for a gap
 * in a draft a long page is not read from its top. Each question has its turn, so that no other one takes all the room. All parts where they fit.
 */
export function nearestParts(pages: readonly Portion[], asked: readonly Asked[], maxChars: number): readonly Portion[] {
  if (charsOf(pages.flat()) <= maxChars) return pages
  const parts = pages.flatMap(partsOf)
  const rankings = asked.map((question) => {
    const fits = parts.map((part) => {
      const text = part.map((sentence) => sentence.text).join(' ')
      const heading = part[0]?.headings.join(' ') ?? ''
      return { part, fit: termOverlap(question.text, text) + termOverlap(question.text, heading) }
    })
    return fits.sort((a, b) => b.fit - a.fit).map(({ part }) => part)
  })
  const best = Map.groupBy(asked, (_, at) => rankings[at]?.[0])
  const turns = parts.flatMap((_, turn) =>
    asked.flatMap((question, at): readonly ChosenPart[] => {
      const part = rankings[at]?.[turn]
      return part === undefined ? [] : [{ part, asked: turn === 0 ? (best.get(part) ?? []) : [question] }]
    }),
  )
  const shown = new Map(fitParts(turns, maxChars).map((one) => [one.part, one.shown]))
  return parts.flatMap((part) => {
    const own = shown.get(part)
    return own === undefined ? [] : [own]
  })
}
