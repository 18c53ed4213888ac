import { compareSentences } from '@galley/evidence'
import type { Claim } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { recordConflict } from '../state/issue-state.ts'
import { isLeadLine } from '../state/is-verbatim.ts'
import { claimKey } from '../state/judge.ts'
import type { RunState } from '../state/run-state.ts'

/** A claim that an earlier one makes doubtful, though it may hold. */
export interface DoubtedClaim {
  readonly claim: Claim
  readonly type: 'redundant' | 'unclear'
  readonly reason: string
}

/** Units of an earlier sentence that a reason repeats. */
const maxShown = 160

/**
 * Compares the claims of a draft with each other, by words. The later of two with other numbers for one thing is contradicted from now on; the later of two that
 * say the same, or that may have other numbers for one thing, is returned. What only names the source of a quotation says nothing of a thing.
 */
export function compareClaims(state: RunState, pieces: readonly ClaimedBlock[]): readonly DoubtedClaim[] {
  const isQuoting = state.context.modes.writer === 'extractive'
  const claims = pieces
    .flatMap((piece) => piece.claims)
    .filter(({ evidenceIds, text }) => evidenceIds.length > 0 && !(isQuoting && isLeadLine(text)))
  return compareSentences(claims.map(({ text }) => text)).flatMap(({ first, second, kind }): readonly DoubtedClaim[] => {
    const [earlier, claim] = [claims[first], claims[second]]
    if (earlier === undefined || claim === undefined) return []
    const shown = earlier.text.length > maxShown ? `${earlier.text.slice(0, maxShown - 1)}…` : earlier.text
    if (kind === 'repeats') return [{ claim, type: 'redundant', reason: `It says what an earlier sentence says: “${shown}”` }]
    const reason = `Another sentence has other numbers for this: “${shown}”`
    if (kind === 'differs') return [{ claim, type: 'unclear', reason }]
    recordConflict(state.issues, claimKey(claim), reason)
    return []
  })
}
