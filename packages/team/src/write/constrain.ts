import type { RejectedSentence } from '@galley/sdk'
import { isFailing, verdictOf } from '../state/judge.ts'
import type { Sifted } from './keep-share.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { quoteInstead } from './quote-instead.ts'
import { putInPlace, takeOut } from './take-out.ts'
import type { RunState } from '../state/run-state.ts'

/**
 * What T0 does not support is replaced by its quote, or taken out if there is none; both are listed. For what a tiny model wrote,
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
      current = (put === null ? null : putInPlace(current, claim, put)) ?? takeOut(current, claim)
      rejected.push({ sentence: claim.text, evidenceIds: claim.evidenceIds, reason: verdict.reason })
    }
    if (current !== null) kept.push(current)
  }
  return { pieces: kept, rejected }
}
