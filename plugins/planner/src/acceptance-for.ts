import type { AcceptanceCheck, Brief, Section } from '@galley/sdk'

/**
 * The checks of a draft: what must be covered weighs most, then that every section is written.
 */
export function acceptanceFor(brief: Brief, outline: readonly Section[]): readonly AcceptanceCheck[] {
  const points = (brief.mustCover ?? [])
    .slice(0, 10)
    .map((point, at) => ({ id: `covers-${at + 1}`, check: `Covers ${point}`.slice(0, 300), weight: 2, point: point.slice(0, 300) }))
  // Dates, persons and conflicts stand there only where the sources have them.
  const told = outline.filter(({ form }) => form !== 'timeline' && form !== 'people' && form !== 'conflicts')
  const sections = told.slice(0, 20 - points.length).map((section) => ({
    id: `section-${section.id}`,
    check: `The section “${section.heading}” is written in about ${section.words} words`.slice(0, 300),
    weight: 1,
    sectionId: section.id,
  }))
  return [...points, ...sections]
}
