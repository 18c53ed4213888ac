import { isFailing, claimKey, verdictOf } from '../state/judge.ts'
import { recordRejected, replaceBlocks } from '../state/draft-state.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import type { RunState } from '../state/run-state.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { placePatch } from './apply-patch.ts'
import type { RoundLog } from './round-log.ts'
import { uncitedDoubts } from './uncited-doubts.ts'

/**
 * Builds the working draft again from the patches whose every sentence holds now that all were judged: one with a sentence that does not is
 * refused whole, and costs no other patch its place. `base` is the draft that the patches were made for. Returns what to tell.
 */
export function keepProven(state: RunState, log: RoundLog, base: readonly ClaimedBlock[]): readonly TeamEvent[] {
  const known = new Set(base.flatMap((piece) => piece.claims.map(claimKey)))
  const doubted = new Set(base.flatMap((piece) => uncitedDoubts(state, piece)).map(({ sentence }) => sentence))
  const events: TeamEvent[] = []
  let pieces = base
  const asked = new Set(log.issues.map(({ id }) => id))
  for (const { patch, put, rejected, at } of log.tried) {
    const cited = put
      .flatMap((piece) => piece.claims)
      .filter((claim) => !known.has(claimKey(claim)))
      .map((claim) => ({ claim, verdict: verdictOf(state, claim) }))
      .filter(({ claim, verdict }) => isFailing(verdict, claim))
      .map(({ claim, verdict }) => ({ sentence: claim.text, reason: verdict.reason }))
    const uncited = put.flatMap((piece) => uncitedDoubts(state, piece)).filter(({ sentence }) => !doubted.has(sentence))
    const [failing] = [...cited, ...uncited]
    const record = log.patches[at]
    if (failing !== undefined && record !== undefined) {
      const reason = `“${failing.sentence}” does not hold: ${failing.reason}`.slice(0, 500)
      log.patches[at] = { ...record, accepted: false, reason }
      for (const id of patch.resolves) log.unanswered.add(id)
      events.push({ type: 'patch.rejected', data: { round: log.n, blockId: patch.blockId, reason } })
      continue
    }
    pieces = placePatch(pieces, patch, put)
    recordRejected(state.draft, rejected)
    for (const id of patch.resolves) if (asked.has(id)) log.answered.add(id)
  }
  if (events.length > 0) replaceBlocks(state.draft, pieces)
  return events
}
