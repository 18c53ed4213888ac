import type { Verdict } from '@galley/sdk'
import type { TeamEvent } from './team-context.ts'
import type { RunState } from './run-state.ts'
import { rememberTold } from './caches.ts'

/** Tells the verdicts that are new or different from what was told. */
export function emitVerdicts(state: RunState, verdicts: readonly Verdict[], emit: (event: TeamEvent) => void): void {
  for (const verdict of verdicts) {
    const word = `${verdict.tier} ${verdict.verdict}`
    if (rememberTold(state.caches, verdict.claimId, word)) emit({ type: 'claim.checked', data: { verdict } })
  }
}
