import { statementsOf } from '@galley/evidence'
import type { Evidence, NewEvent, Section } from '@galley/sdk'
import { openQuestions } from './check.ts'
import { planOf, type Desk } from './desk.ts'
import { openIssue } from './open-issue.ts'
import { pendingGaps } from './pending-gaps.ts'
import { researchGaps } from './research.ts'
import { writeSection } from './write-sections.ts'

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

function askForAnswers(desk: Desk, questionIds: ReadonlySet<string>, emit: (event: NewEvent) => void): void {
  const plan = planOf(desk)
  for (const section of plan.outline) {
    const last = desk.pieces.findLast((piece) => piece.block.sectionId === section.id && piece.block.kind !== 'heading')
    const wanted = plan.questions.filter((question) => section.questionIds.includes(question.id) && questionIds.has(question.id))
    if (last === undefined || wanted.length === 0) continue
    const span = statementsOf(last.block).at(-1)?.text ?? last.block.text
    const instruction = `Add what the new evidence answers: ${wanted.map((question) => question.text).join(' ')}`.slice(0, 500)
    openIssue(desk, { blockId: last.block.id, span, type: 'missing-coverage', severity: 2, instruction }, 'host', emit)
  }
}
