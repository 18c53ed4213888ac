import type { ClaimedBlock } from '../state/claimed-block.ts'
import { replaceBlocks } from '../state/draft-state.ts'
import type { RunState } from '../state/run-state.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { recountPieces } from '../write/recount-pieces.ts'

/** Makes what announces a list as many as the changes of a round left in it. `base` is the draft that they were made for; returns what to tell. */
export function keepCounts(state: RunState, round: number, base: readonly ClaimedBlock[]): readonly TeamEvent[] {
  const now = state.draft.pieces
  const pieces = recountPieces(base, now)
  const changed = pieces.filter((piece, at) => piece !== now[at])
  if (changed.length > 0) replaceBlocks(state.draft, pieces)
  return changed.map(({ block }) => ({ type: 'patch.accepted', data: { round, block, blockId: block.id } }))
}
