import { statementsOf } from '@galley/evidence'
import { planOf, type Desk } from '../state/desk.ts'
import { openIssue } from '../state/open-issue.ts'
import type { TeamEvent } from '../state/team-context.ts'

/** Opens an issue in every section that has text but leaves one of these questions unanswered, though there is evidence for it. */
export function askForAnswers(desk: Desk, questionIds: ReadonlySet<string>, emit: (event: TeamEvent) => void): void {
  const plan = planOf(desk)
  const found = new Set(desk.evidence.flatMap((one) => one.questionIds))
  for (const section of plan.outline) {
    const last = desk.pieces.findLast((piece) => piece.block.sectionId === section.id && piece.block.kind !== 'heading')
    const wanted = plan.questions.filter(({ id }) => section.questionIds.includes(id) && questionIds.has(id) && found.has(id))
    if (last === undefined || wanted.length === 0) continue
    const span = statementsOf(last.block).at(-1)?.text ?? last.block.text
    const instruction = `Add what the evidence answers: ${wanted.map((question) => question.text).join(' ')}`.slice(0, 500)
    openIssue(desk, { blockId: last.block.id, span, type: 'missing-coverage', severity: 2, instruction }, 'host', emit)
  }
}
