import { frameWords, type NotVerified } from '@galley/sdk'
import { oneSidedNumbers } from '../evidence/one-sided-numbers.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import type { RunState } from '../state/run-state.ts'

/** Lists the sentences that give a contested number alone, as entries of *Could not verify* with the numbers of the others. */
export function listContested(state: RunState, pieces: readonly ClaimedBlock[]): readonly NotVerified[] {
  const { open } = frameWords(state.brief.language)
  return oneSidedNumbers(state, pieces).map(({ claim, others }) => ({
    claimId: claim.id,
    text: claim.text,
    reason: open.contested(others.map(({ value, title }) => `${value} (${title})`).join('; ')),
  }))
}
