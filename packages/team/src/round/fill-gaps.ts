import { termOverlap } from '@galley/evidence'
import type { Evidence, Gap } from '@galley/sdk'
import { askForAnswers } from './ask-for-answers.ts'
import { openQuestions } from './open-questions.ts'
import { pendingGaps } from './pending-gaps.ts'
import { researchGaps } from '../evidence/research-gaps.ts'
import { hasText, placeOf, writeSection } from '../write/write-sections.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { insertBlocks } from '../state/draft-state.ts'
import { closeIssue, recordFound } from '../state/issue-state.ts'
import type { TeamEvent } from '../state/team-context.ts'

/** Pieces of evidence that a writer is handed for what the editor asked to have searched. */
const maxHanded = 4

/**
 * Looks for what is missing and gives it a place: a section that had no text is written now, at its place in the outline; in one that has
 * text an issue asks for the answer.
 */
export async function fillGaps(state: RunState, n: number): Promise<void> {
  const gaps = pendingGaps(state)
  if (gaps.length === 0) return
  const open = openQuestions(state, state.draft.pieces)
  const answerable = (fresh: readonly Evidence[]): ReadonlySet<string> =>
    new Set(fresh.flatMap((one) => one.questionIds).filter((id) => open.has(id)))
  const fresh = await researchGaps(state, n, gaps, (found, emit) => {
    askForAnswers(state, answerable(found.fresh), emit)
    handToIssues(state, gaps, found.all)
    if (found.all.length === 0) closeUnanswerable(state, gaps, emit)
  })
  const ids = answerable(fresh)
  for (const section of planOf(state).outline) {
    if (state.draft.isBudgetSpent || hasText(state, section) || !section.questionIds.some((id) => ids.has(id))) continue
    const pieces = await writeSection(state, section, `r${n}.write.${section.id}`, { isStrict: true })
    insertBlocks(state.draft, pieces, placeOf(state, section))
  }
}

/** Gives every issue that needs evidence the pieces which its search found, nearest in words first: its writer is shown them whatever else is near. */
function handToIssues(state: RunState, gaps: readonly Gap[], found: readonly Evidence[]): void {
  for (const { issue } of state.issues.open.values()) {
    const gap = issue.type === 'needs-evidence' ? gaps.find(({ question }) => question === issue.instruction) : undefined
    if (gap === undefined) continue
    const own = found.filter(({ questionIds }) => gap.questionId === undefined || questionIds.includes(gap.questionId))
    const nearest = own
      .map((one) => ({ id: one.id, fit: termOverlap(issue.instruction, one.quote) }))
      .sort((a, b) => b.fit - a.fit)
      .slice(0, maxHanded)
    recordFound(
      state.issues,
      issue.id,
      nearest.map(({ id }) => id),
    )
  }
}

/** Lets go of what the editor needs evidence for and no source has: a writer could only make it up. */
function closeUnanswerable(state: RunState, gaps: readonly Gap[], emit: (event: TeamEvent) => void): void {
  const sought = new Set(gaps.map(({ question }) => question))
  for (const { issue, signature } of state.issues.open.values()) {
    if (issue.type !== 'needs-evidence' || !sought.has(issue.instruction)) continue
    closeIssue(state.issues, signature, 'not fixable')
    emit({ type: 'issue.closed', data: { issueId: issue.id, how: 'not fixable' } })
  }
}
