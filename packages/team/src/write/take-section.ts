import { looksLikeInstruction } from '@galley/evidence'
import type { Section, WriteAnswer } from '@galley/sdk'
import { constrain } from './constrain.ts'
import { nextId, type Desk } from '../state/desk.ts'
import { keepShare } from './keep-share.ts'
import type { Piece } from '../state/piece.ts'
import { soundBlocks } from './sound-blocks.ts'
import { takeBlock } from './take-block.ts'

/**
 * A written section as the host keeps it: under the plan's heading, its blocks sound, its quotations within their share. With `isStrict`
 * (a tiny model, or a section added later) what T0 does not support is replaced at once. No pieces if no text is left.
 */
export function takeSection(desk: Desk, section: Section, answer: WriteAnswer, isStrict: boolean): readonly Piece[] {
  const known = new Set(desk.evidence.map((one) => one.id))
  for (const { sentence, evidenceIds, reason } of answer.rejected)
    desk.rejected.push({ sentence, evidenceIds: evidenceIds.filter((id) => known.has(id)), reason })
  const sound = answer.blocks.flatMap(soundBlocks)
  const blocks = sound.filter((block) => !looksLikeInstruction(block.text))
  // An order is not repeated, not even where it is told that it was left out.
  if (blocks.length < sound.length)
    desk.rejected.push({
      sentence: `A block of “${section.heading}”`,
      evidenceIds: [],
      reason: 'It gives orders to a machine instead of informing a reader.',
    })
  const body = blocks[0]?.kind === 'heading' ? blocks.slice(1) : blocks
  if (body.every((block) => block.kind === 'heading')) return []
  const nextClaim = (): string => nextId(desk, 'claim')
  const taken = [{ kind: 'heading' as const, text: section.heading, claims: [] }, ...body].map((block) =>
    takeBlock(block, { blockId: nextId(desk, 'block'), sectionId: section.id, evidenceIds: known, nextClaim }),
  )
  const shared = keepShare(desk, desk.pieces, taken)
  const strict = isStrict ? constrain(desk, desk.pieces, shared.pieces) : { pieces: shared.pieces, rejected: [] }
  desk.rejected.push(...shared.rejected, ...strict.rejected)
  return strict.pieces.some((piece) => piece.block.kind !== 'heading') ? strict.pieces : []
}
