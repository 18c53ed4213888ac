import type { Claim } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { claimKey, isFailing, verdictOf } from '../state/judge.ts'
import type { RunState } from '../state/run-state.ts'
import { sentenceIn } from '../write/edit-claim.ts'
import { uncitedDoubts } from './uncited-doubts.ts'

/** A sentence of a patch that does not hold, with what is wrong with it. */
interface FailingSentence {
  readonly piece: ClaimedBlock
  /** Its claim; none for a turn that a judge does not let stand. */
  readonly claim?: Claim
  /** The sentence as it stands in its block, and as a reader has it. */
  readonly span: string
  readonly sentence: string
  readonly reason: string
}

/** The sentences that patches put in and that do not hold; what stood in `base` already is not theirs. */
export function failingOf(state: RunState, base: readonly ClaimedBlock[], put: readonly ClaimedBlock[]): readonly FailingSentence[] {
  const known = new Set(base.flatMap((piece) => piece.claims.map(claimKey)))
  const doubted = new Set(base.flatMap((piece) => uncitedDoubts(state, piece)).map(({ sentence }) => sentence))
  const cited = put
    .flatMap((piece) => piece.claims.map((claim) => ({ piece, claim, verdict: verdictOf(state, claim) })))
    .filter(({ claim, verdict }) => !known.has(claimKey(claim)) && isFailing(verdict, claim))
    .map(({ piece, claim, verdict }) => ({
      piece,
      claim,
      span: sentenceIn(piece, claim) ?? claim.text,
      sentence: claim.text,
      reason: verdict.reason,
    }))
  const uncited = put.flatMap((piece) =>
    uncitedDoubts(state, piece)
      .filter(({ sentence }) => !doubted.has(sentence))
      .map(({ span, sentence, reason }) => ({ piece, span, sentence, reason })),
  )
  return [...cited, ...uncited]
}
