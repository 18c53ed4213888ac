import type { ClaimedBlock } from '../state/claimed-block.ts'
import { measure } from '../state/version-of.ts'
import { type RunState, planOf } from '../state/run-state.ts'

/** The questions of the plan that nothing in these pieces answers, by id. */
export function openQuestions(state: RunState, pieces: readonly ClaimedBlock[]): ReadonlySet<string> {
  const answered = new Set(planOf(state).questions.map((question) => question.id))
  const uncovered = measure(state, pieces, 0).uncovered.flatMap((point) => point.questionId ?? [])
  return new Set(uncovered.filter((id) => answered.has(id)))
}
