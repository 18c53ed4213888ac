import type { RejectedSentence } from '@galley/sdk'
import { isFailing, verdictOf } from '../state/judge.ts'
import type { Sifted } from './keep-share.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { quoteInstead } from './quote-instead.ts'
import { replaceClaim, removeClaim } from './edit-claim.ts'
import type { RunState } from '../state/run-state.ts'

/**
 * Replaces what T0 does not support by its quote, or takes it out if there is none; both are listed. For what a tiny model wrote,
 * and for what is added to a draft that was judged before. `others` are the pieces that the draft has besides.
 */
export function constrain(state: RunState, others: readonly ClaimedBlock[], fresh: readonly ClaimedBlock[]): Sifted {
  const kept: ClaimedBlock[] = []
  const rejected: RejectedSentence[] = []
  for (const [index, piece] of fresh.entries()) {
    let current: ClaimedBlock | null = piece
    for (const claim of piece.claims) {
      if (current === null) break
      const verdict = verdictOf(state, claim)
      if (!isFailing(verdict, claim)) continue
      const put = quoteInstead(state, [...others, ...kept, current, ...fresh.slice(index + 1)], claim, 0)
      current = (put === null ? null : replaceClaim(current, claim, put)) ?? removeClaim(current, claim)
      rejected.push({ sentence: claim.text, evidenceIds: claim.evidenceIds, reason: verdict.reason })
    }
    if (current !== null) kept.push(current)
  }
  return { pieces: kept, rejected }
}
