import { planOf, type Desk } from '../state/desk.ts'
import type { Piece } from '../state/piece.ts'
import { measure } from '../state/version-of.ts'

/** The questions of the plan that nothing in these pieces answers, by id. */
export function openQuestions(desk: Desk, pieces: readonly Piece[]): ReadonlySet<string> {
  const answered = new Set(planOf(desk).questions.map((question) => question.id))
  const uncovered = measure(desk, pieces, 0).uncovered.flatMap((point) => point.questionId ?? [])
  return new Set(uncovered.filter((id) => answered.has(id)))
}
