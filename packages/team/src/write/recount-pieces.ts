import { recounted } from '@galley/evidence'
import type { ClaimedBlock } from '../state/claimed-block.ts'

/** The pieces after a change, each announcement that agreed before (*four checks follow*) as many as come now. */
export function recountPieces(before: readonly ClaimedBlock[], after: readonly ClaimedBlock[]): readonly ClaimedBlock[] {
  const [was, is] = [before, after].map((pieces) => pieces.map(({ block }) => block))
  const blocks = recounted(was ?? [], is ?? [])
  return after.map((piece, at) => {
    const block = blocks[at] ?? piece.block
    return block === piece.block ? piece : { block, claims: piece.claims }
  })
}
