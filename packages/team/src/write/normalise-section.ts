import { looksLikeInstruction } from '@galley/evidence'
import type { Section, WriteAnswer } from '@galley/sdk'
import { constrain } from './constrain.ts'
import { keepShare } from './keep-share.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { soundBlocks } from './sound-blocks.ts'
import { normaliseBlock } from './normalise-block.ts'
import type { RunState } from '../state/run-state.ts'
import { nextBlockId, nextClaimId, recordRejected } from '../state/draft-state.ts'

/**
 * A written section as the host keeps it: under the plan's heading, its blocks sound, its quotations within their share. With `isStrict`
 * (a tiny model, or a section added later) what T0 does not support is replaced at once. No pieces if no text is left.
 */
export function normaliseSection(state: RunState, section: Section, answer: WriteAnswer, isStrict: boolean): readonly ClaimedBlock[] {
  const known = new Set(state.evidence.list.map((one) => one.id))
  for (const { sentence, evidenceIds, reason } of answer.rejected)
    recordRejected(state.draft, [{ sentence, evidenceIds: evidenceIds.filter((id) => known.has(id)), reason }])
  const sound = answer.blocks.flatMap(soundBlocks)
  const blocks = sound.filter((block) => !looksLikeInstruction(block.text))
  // An order is not repeated, not even where it is told that it was left out.
  if (blocks.length < sound.length)
    recordRejected(state.draft, [
      {
        sentence: `A block of “${section.heading}”`,
        evidenceIds: [],
        reason: 'It gives orders to a machine instead of informing a reader.',
      },
    ])
  const body = blocks[0]?.kind === 'heading' ? blocks.slice(1) : blocks
  if (body.every((block) => block.kind === 'heading')) return []
  const nextClaim = (): string => nextClaimId(state.draft)
  const taken = [{ kind: 'heading' as const, text: section.heading, claims: [] }, ...body].map((block) =>
    normaliseBlock(block, { blockId: nextBlockId(state.draft), sectionId: section.id, evidenceIds: known, nextClaim }),
  )
  const shared = keepShare(state, state.draft.pieces, taken)
  const strict = isStrict ? constrain(state, state.draft.pieces, shared.pieces) : { pieces: shared.pieces, rejected: [] }
  recordRejected(state.draft, [...shared.rejected, ...strict.rejected])
  return strict.pieces.some((piece) => piece.block.kind !== 'heading') ? strict.pieces : []
}
