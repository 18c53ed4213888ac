import type { Verdict } from '@galley/sdk'
import type { Desk } from './desk.ts'
import type { TeamEvent } from './team-context.ts'

/** Tells the verdicts that are new or different from what was told. */
export function tellVerdicts(desk: Desk, verdicts: readonly Verdict[], emit: (event: TeamEvent) => void): void {
  for (const verdict of verdicts) {
    const word = `${verdict.tier} ${verdict.verdict}`
    if (desk.told.get(verdict.claimId) === word) continue
    desk.told.set(verdict.claimId, word)
    emit({ type: 'claim.checked', data: { verdict } })
  }
}
