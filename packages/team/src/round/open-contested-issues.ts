import { openIssue } from '../state/issue-state.ts'
import { oneSidedNumbers } from '../evidence/one-sided-numbers.ts'
import type { RunState } from '../state/run-state.ts'
import type { TeamEvent } from '../state/team-context.ts'

/** Asks a capable writer to tell both numbers where sources differ on one and the draft gives it alone. */
export function openContestedIssues(state: RunState, emit: (event: TeamEvent) => void): void {
  const best = state.draft.best
  if (best === null || state.context.modes.writer !== 'full') return
  for (const { blockId, claim, others } of oneSidedNumbers(state, best.pieces)) {
    const said = others.map(({ value, title }) => `${value} in “${title.slice(0, 80)}”`).join(', ')
    const instruction = `Sources differ on this number: ${said}. Tell both, each cited, or leave the number out.`
    openIssue(state.issues, { blockId, span: claim.text, type: 'unclear', severity: 2, instruction }, 'host', emit)
  }
}
