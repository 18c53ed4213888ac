import { blockParses } from '@galley/evidence'
import type { Patch, RejectedSentence, WrittenBlock } from '@galley/sdk'
import { constrain } from '../write/constrain.ts'
import { keepShare, type Sifted } from '../write/keep-share.ts'
import { kindOf } from '../state/kind-of.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { quotedCode } from '../write/quoted-code.ts'
import { soundBlocks } from '../write/sound-blocks.ts'
import { normaliseBlock } from '../write/normalise-block.ts'
import type { RunState } from '../state/run-state.ts'
import { nextBlockId, nextClaimId } from '../state/draft-state.ts'

/** A patch in its place. */
export interface AppliedPatch {
  readonly pieces: readonly ClaimedBlock[]
  /** Blocks that it puts there. */
  readonly put: readonly ClaimedBlock[]
  readonly rejected: readonly RejectedSentence[]
}

/** Applies one patch to its block and to nothing else: every other piece is the same object as before. */
export function applyPatch(state: RunState, pieces: readonly ClaimedBlock[], patch: Patch): AppliedPatch | { readonly reason: string } {
  const at = pieces.findIndex((piece) => piece.block.id === patch.blockId)
  const piece = pieces[at]
  if (piece === undefined) return { reason: 'There is no such block.' }
  if (state.context.sha256(piece.block.text) !== patch.baseHash) return { reason: 'The block is no longer as the patch expects it.' }
  const isHeading = piece.block.kind === 'heading'
  if (isHeading && patch.op !== 'replace') return { reason: 'A heading belongs to the plan: it can only be worded differently.' }
  if (patch.op === 'delete') return { pieces: placePatch(pieces, patch, []), put: [], rejected: [] }
  const isInsert = patch.op === 'insertAfter'
  const written = writtenOf(patch, piece, isInsert).flatMap((block) => quotedCode(state, block))
  if (written.length === 0) return { reason: 'It puts nothing in place of the block.' }
  const taken = normaliseAll(state, piece, written, isInsert)
  const others = isInsert ? pieces : pieces.toSpliced(at, 1)
  const { pieces: sifted, rejected } = sift(state, others, taken)
  // What a capable model hands in is one thing: without one of its sentences the others may say something else.
  if (state.context.modes.writer === 'full' && rejected[0] !== undefined) return { reason: rejected[0].reason }
  const put = isInsert ? sifted : underId(sifted, patch.blockId)
  if (put.length === 0) return { reason: 'Nothing of it is supported by its evidence.' }
  if (isHeading && (put.length > 1 || put[0]?.block.kind !== 'heading')) return { reason: 'A heading must stay a heading.' }
  if (!isInsert && put.length === 1 && put[0]?.block.text === piece.block.text) return { reason: 'It changes nothing.' }
  return { pieces: placePatch(pieces, patch, put), put, rejected }
}

/** Takes out what exceeds a source's share, and from a tiny model's patch what its evidence does not support. */
function sift(state: RunState, others: readonly ClaimedBlock[], taken: readonly ClaimedBlock[]): Sifted {
  const shared = keepShare(state, others, taken)
  if (state.context.modes.writer !== 'constrained') return shared
  const strict = constrain(state, others, shared.pieces)
  return { pieces: strict.pieces, rejected: [...shared.rejected, ...strict.rejected] }
}

/** Puts the blocks of a patch in their place; the draft as it is when the patch's block is not there. */
export function placePatch(pieces: readonly ClaimedBlock[], { blockId, op }: Patch, put: readonly ClaimedBlock[]): readonly ClaimedBlock[] {
  const at = pieces.findIndex((piece) => piece.block.id === blockId)
  if (at < 0) return pieces
  return op === 'insertAfter' ? pieces.toSpliced(at + 1, 0, ...put) : pieces.toSpliced(at, 1, ...put)
}

function writtenOf(patch: Patch, piece: ClaimedBlock, isInsert: boolean): readonly WrittenBlock[] {
  const text = patch.text.trim()
  const kind = !isInsert && (piece.block.kind === 'heading' || blockParses(piece.block.kind, text)) ? piece.block.kind : kindOf(text)
  const blocks = soundBlocks({ kind, text, claims: patch.claims })
  // Only the planner changes the outline.
  return kind === 'heading' && !isInsert ? blocks : blocks.filter((block) => block.kind !== 'heading')
}

/** The first block keeps the id of what it replaces; a sentence that did not change keeps its claim. */
function normaliseAll(state: RunState, piece: ClaimedBlock, written: readonly WrittenBlock[], isInsert: boolean): readonly ClaimedBlock[] {
  const evidenceIds = new Set(state.evidence.list.map((one) => one.id))
  let previous = isInsert ? [] : piece.claims
  return written.map((block, index) => {
    const blockId = index === 0 && !isInsert ? piece.block.id : nextBlockId(state.draft)
    const place = { blockId, sectionId: piece.block.sectionId, evidenceIds, nextClaim: () => nextClaimId(state.draft), previous }
    const taken = normaliseBlock(block, place)
    const used = new Set(taken.claims.map((claim) => claim.id))
    previous = previous.filter((claim) => !used.has(claim.id))
    return taken
  })
}

/** Gives the replaced block's id to its replacement, even if its own first part was sifted out. */
function underId(put: readonly ClaimedBlock[], id: string): readonly ClaimedBlock[] {
  const [first, ...rest] = put
  return first === undefined || first.block.id === id ? put : [{ ...first, block: { ...first.block, id } }, ...rest]
}
