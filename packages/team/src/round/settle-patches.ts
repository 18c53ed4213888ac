import { looksLikeInstruction, stripTokens } from '@galley/evidence'
import { plural, type Patch, type PatchAnswer, type Version } from '@galley/sdk'
import { applyPatch, type AppliedPatch } from './apply-patch.ts'
import { compareCounts, countNames } from './compare-counts.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { replaceBlocks } from '../state/draft-state.ts'
import type { RunState } from '../state/run-state.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { versionOf } from '../state/version-of.ts'
import { shortest, trifleOf, wordsOf } from './length-bounds.ts'
import { refuse, type RoundLog, type TriedPatch } from './round-log.ts'

/** Answer of the writer for some sections, and the version that it was asked about. */
export interface Offer {
  readonly sectionIds: readonly string[]
  readonly working: Version
  readonly answer: PatchAnswer
  readonly emit: (event: TeamEvent) => void
}

/**
 * Takes the changes of an answer into the working draft, block by block: what one answer does to a block is one change, which stands or falls
 * as a whole, since a sentence may have moved from the block into what comes after it. Says what came of it.
 */
export function settlePatches(state: RunState, log: RoundLog, { sectionIds, working, answer, emit }: Offer): string {
  let version = working
  let accepted = 0
  for (const patches of Map.groupBy(answer.patches, ({ blockId }) => blockId).values()) {
    // What comes after a block is put there first: then the block is still as both expect it.
    const ordered = patches.toSorted((a, b) => Number(b.op === 'insertAfter') - Number(a.op === 'insertAfter'))
    const recordOf = (patch: Patch) => ({
      blockId: patch.blockId,
      sectionId: sectionOf(state, patch.blockId) ?? sectionIds[0] ?? '',
      before: textBefore(state, patch),
    })
    const isOfFact = ordered.every(
      ({ resolves }) =>
        resolves.length > 0 && resolves.every((id) => log.issues.some((one) => one.id === id && one.type === 'unsupported')),
    )
    const outcome = tryChange(state, version, { sectionIds, mayShorten: isOfFact }, ordered)
    if ('reason' in outcome) {
      for (const patch of ordered) {
        log.patches.push({ ...recordOf(patch), accepted: false, reason: outcome.reason, after: textAfter(patch) })
        refuse(log, patch, outcome.reason)
        emit({ type: 'patch.rejected', data: { round: log.n, blockId: patch.blockId, reason: outcome.reason } })
      }
      continue
    }
    accepted += patches.length
    version = outcome.version
    const tried: TriedPatch[] = []
    for (const { patch, put, rejected } of outcome.applied) {
      tried.push({ patch, put, rejected, at: log.patches.length })
      log.patches.push({ ...recordOf(patch), accepted: true, after: put.map(({ block }) => stripTokens(block.text)).join('\n\n') })
      for (const event of eventsOf(log.n, patch, put)) emit(event)
    }
    log.tried.push(tried)
    replaceBlocks(state.draft, outcome.pieces)
  }
  if (answer.patches.length === 0) return 'Proposed no change'
  return `${accepted} of ${plural(answer.patches.length, 'change')} accepted`
}

function textBefore(state: RunState, { blockId, op }: Patch): string {
  const piece = op === 'insertAfter' ? undefined : state.draft.pieces.find(({ block }) => block.id === blockId)
  return piece === undefined ? '' : stripTokens(piece.block.text)
}

/** Text of a refused patch; an order to a machine is not repeated, not even where it is told that it was refused. */
function textAfter({ text }: Patch): string {
  return looksLikeInstruction(text) ? '' : stripTokens(text)
}

type Applied = AppliedPatch & { readonly patch: Patch }

type Outcome =
  | { readonly reason: string }
  | { readonly pieces: readonly ClaimedBlock[]; readonly applied: readonly Applied[]; readonly version: Version }

/** The sections that a change is for; it may shorten a short draft where it takes nothing out but what does not hold. */
interface ChangeBounds {
  readonly sectionIds: readonly string[]
  readonly mayShorten?: boolean
}

/**
 * Each change alone: it is thrown out alone, and whole, if it makes a count worse. What words cannot decide passes here where a judge
 * reads it afterwards.
 */
export function tryChange(
  state: RunState,
  before: Version,
  { sectionIds, mayShorten = false }: ChangeBounds,
  patches: readonly Patch[],
): Outcome {
  let { pieces } = state.draft
  const applied: Applied[] = []
  for (const patch of patches) {
    if (!sectionIds.includes(sectionOf(state, patch.blockId) ?? '')) return { reason: 'It is not for a block that was asked about.' }
    const one = applyPatch(state, pieces, patch)
    if ('reason' in one) return one
    applied.push({ patch, ...one })
    pieces = one.pieces
  }
  const version = versionOf(state, pieces, before.n)
  const isJudged = state.context.judges.length > 0
  const names = countNames.filter((name) => name !== 'undecided' || !isJudged)
  const { worse } = compareCounts(before.invariants, version.invariants, names)
  if (worse.length > 0) return { reason: `With it ${worse.join(' and ')}.` }
  const words = wordsOf(pieces)
  if (!mayShorten && words < shortest(state) && words < wordsOf(state.draft.pieces) - trifleOf(state))
    return { reason: 'With it the draft would be too short.' }
  return { pieces, applied, version }
}

/** Section of a block of the working draft. */
export function sectionOf(state: RunState, blockId: string): string | undefined {
  return state.draft.pieces.find(({ block }) => block.id === blockId)?.block.sectionId
}

/** Events of a patch that stands: each block that it puts there, or that its own is gone. */
export function eventsOf(round: number, patch: Patch, put: readonly ClaimedBlock[]): readonly TeamEvent[] {
  const gone: readonly TeamEvent[] =
    patch.op === 'delete' ? [{ type: 'patch.accepted', data: { round, block: null, blockId: patch.blockId } }] : []
  let after = patch.blockId
  const come = put.map(({ block }): TeamEvent => {
    const isNew = block.id !== patch.blockId
    const event: TeamEvent = { type: 'patch.accepted', data: { round, block, blockId: block.id, ...(isNew ? { after } : {}) } }
    after = block.id
    return event
  })
  return [...gone, ...come]
}
