import type { NewEvent, Verdict } from '@galley/sdk'
import type { Desk } from './desk.ts'

/** Tells the verdicts that are new or different from what was told. */
export function tellVerdicts(desk: Desk, verdicts: readonly Verdict[], emit: (event: NewEvent) => void): void {
  for (const verdict of verdicts) {
    const word = `${verdict.tier} ${verdict.verdict}`
    if (desk.told.get(verdict.claimId) === word) continue
    desk.told.set(verdict.claimId, word)
    emit({ type: 'claim.checked', data: { verdict } })
  }
}
