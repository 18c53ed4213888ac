import { lintAnnounced } from '@galley/evidence'
import { openIssue } from '../state/issue-state.ts'
import type { RunState } from '../state/run-state.ts'
import type { TeamEvent } from '../state/team-context.ts'

/** Asks a capable writer to mend what announces or points at parts that the best version does not have. */
export function openAnnouncedIssues(state: RunState, emit: (event: TeamEvent) => void): void {
  const best = state.draft.best
  if (best === null || state.context.modes.writer !== 'full') return
  for (const issue of lintAnnounced(best.version.blocks)) openIssue(state.issues, issue, 'host', emit)
}
