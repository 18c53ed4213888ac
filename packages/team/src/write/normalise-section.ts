import { looksLikeInstruction } from '@galley/evidence'
import type { Section, WriteAnswer, WrittenBlock } from '@galley/sdk'
import { constrain } from './constrain.ts'
import { keepShare } from './keep-share.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { quotedCode } from './quoted-code.ts'
import { soundBlocks } from './sound-blocks.ts'
import { normaliseBlock } from './normalise-block.ts'
import type { RunState } from '../state/run-state.ts'
import { nextBlockId, nextClaimId, recordRejected } from '../state/draft-state.ts'

/**
 * A written section as the host keeps it: under the plan's heading, its blocks sound, its quotations within their share. Blocks before that
 * heading are the lead of the draft and stay before it. With `isStrict` (a tiny model, or a section added later) what T0 does not support is
 * replaced at once. No pieces if no text is left.
 */
export function normaliseSection(
  state: RunState,
  section: Section,
  written: readonly WrittenBlock[],
  { isStrict }: { readonly isStrict: boolean },
): readonly ClaimedBlock[] {
  const known = new Set(state.evidence.list.map((one) => one.id))
  const sound = written.flatMap(soundBlocks).flatMap((block) => quotedCode(state, block))
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
  if (blocks.every((block) => block.kind === 'heading')) return []
  const nextClaim = (): string => nextClaimId(state.draft)
  const taken = underHeading(blocks, section).map((block) =>
    normaliseBlock(block, { blockId: nextBlockId(state.draft), sectionId: section.id, evidenceIds: known, nextClaim }),
  )
  const shared = keepShare(state, state.draft.pieces, taken)
  const strict = isStrict ? constrain(state, state.draft.pieces, shared.pieces) : { pieces: shared.pieces, rejected: [] }
  recordRejected(state.draft, [...shared.rejected, ...strict.rejected])
  return strict.pieces.some((piece) => piece.block.kind !== 'heading') ? strict.pieces : []
}

/** The blocks with the plan's heading: in place of a first one of whatever words, or between a lead and what follows it. */
function underHeading(blocks: readonly WrittenBlock[], { heading }: Section): readonly WrittenBlock[] {
  const own = { kind: 'heading' as const, text: heading, claims: [] }
  const at = blocks.findIndex((block) => block.kind === 'heading')
  const isOwn = at === 0 || isHeadingOf(blocks[at], heading)
  return isOwn ? [...blocks.slice(0, at), own, ...blocks.slice(at + 1)] : [own, ...blocks]
}

/** True for a block that is the heading of a section, in whatever case. */
export function isHeadingOf(block: WrittenBlock | undefined, heading: string): boolean {
  return (
    block?.kind === 'heading' &&
    block.text
      .replace(/^#+\s*/, '')
      .trim()
      .toLowerCase() === heading.trim().toLowerCase()
  )
}

/** Records what a writer itself threw out, as far as its evidence exists. */
export function recordThrownOut(state: RunState, { rejected }: WriteAnswer): void {
  const known = new Set(state.evidence.list.map((one) => one.id))
  recordRejected(
    state.draft,
    rejected.map(({ sentence, evidenceIds, reason }) => ({ sentence, evidenceIds: evidenceIds.filter((id) => known.has(id)), reason })),
  )
}
