import { statementsOf } from '@galley/evidence'
import type { TeamEvent } from '../state/team-context.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { openIssue } from '../state/issue-state.ts'

/** Opens an issue in every section that has text but leaves one of these questions unanswered, though there is evidence for it. */
export function askForAnswers(state: RunState, questionIds: ReadonlySet<string>, emit: (event: TeamEvent) => void): void {
  // Without a model the section has what answers best already, as far as there is room.
  if (state.context.modes.writer === 'extractive') return
  const plan = planOf(state)
  const found = new Set(state.evidence.list.flatMap((one) => one.questionIds))
  for (const section of plan.outline) {
    const last = state.draft.pieces.findLast((piece) => piece.block.sectionId === section.id && piece.block.kind !== 'heading')
    const wanted = plan.questions.filter(({ id }) => section.questionIds.includes(id) && questionIds.has(id) && found.has(id))
    if (last === undefined || wanted.length === 0) continue
    const span = statementsOf(last.block).at(-1)?.text ?? last.block.text
    const instruction = `Add what the evidence answers: ${wanted.map((question) => question.text).join(' ')}`.slice(0, 500)
    openIssue(state.issues, { blockId: last.block.id, span, type: 'missing-coverage', severity: 2, instruction }, 'host', emit)
  }
}
