import type { Evidence, Section } from '@galley/sdk'
import { askForAnswers } from './ask-for-answers.ts'
import { planOf, type Desk } from '../state/desk.ts'
import { openQuestions } from './open-questions.ts'
import { pendingGaps } from './pending-gaps.ts'
import { researchGaps } from '../evidence/research.ts'
import { writeSection } from '../write/write-sections.ts'

/**
 * Looks for what is missing and gives it a place: a section that had no text is written now, at its place in the outline; in one that has
 * text an issue asks for the answer.
 */
export async function fillGaps(desk: Desk, n: number): Promise<void> {
  const gaps = pendingGaps(desk)
  if (gaps.length === 0) return
  const open = openQuestions(desk, desk.pieces)
  const answerable = (fresh: readonly Evidence[]): ReadonlySet<string> =>
    new Set(fresh.flatMap((one) => one.questionIds).filter((id) => open.has(id)))
  const fresh = await researchGaps(desk, n, gaps, (found, emit) => askForAnswers(desk, answerable(found), emit))
  const ids = answerable(fresh)
  for (const section of planOf(desk).outline) {
    if (desk.isSpent || hasText(desk, section) || !section.questionIds.some((id) => ids.has(id))) continue
    const pieces = await writeSection(desk, section, `r${n}.write.${section.id}`, true)
    desk.pieces = desk.pieces.toSpliced(placeOf(desk, section), 0, ...pieces)
  }
}

function hasText(desk: Desk, section: Section): boolean {
  return desk.pieces.some((piece) => piece.block.sectionId === section.id && piece.block.kind !== 'heading')
}

/** Behind everything that earlier sections have. */
function placeOf(desk: Desk, section: Section): number {
  const order = planOf(desk).outline.map((one) => one.id)
  const earlier = new Set(order.slice(0, order.indexOf(section.id)))
  return desk.pieces.findLastIndex((piece) => earlier.has(piece.block.sectionId)) + 1
}
