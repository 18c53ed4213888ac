import { plural, type Patch, type PatchAnswer, type Version } from '@galley/sdk'
import { applyPatch } from './apply-patch.ts'
import { askStep } from '../state/ask-step.ts'
import { compareInvariants } from './compare-invariants.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import type { RoundLog } from './round-log.ts'
import { evidenceFor, showEvidence } from '../write/show-evidence.ts'
import { versionOf } from '../state/version-of.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { replaceBlocks, recordRejected } from '../state/draft-state.ts'

/** Quotes shown beside those that the block cites already (drafting.md §5.1). */
const maxMoreEvidence = 12

/** Asks the writer for patches of every block that has issues, block by block in the order of the text. */
export async function patchBlocks(state: RunState, log: RoundLog): Promise<void> {
  const ids = new Set([...state.issues.open.values()].map((open) => open.issue.blockId))
  const asked = state.draft.pieces.filter((piece) => ids.has(piece.block.id))
  for (const piece of asked) {
    if (state.draft.isBudgetSpent) return
    await patchBlock(state, log, piece)
  }
}

async function patchBlock(state: RunState, log: RoundLog, piece: ClaimedBlock): Promise<void> {
  const { block, claims } = piece
  const issues = [...state.issues.open.values()].map((open) => open.issue).filter((issue) => issue.blockId === block.id)
  const working = versionOf(state, state.draft.pieces, log.n)
  const cited = new Set(claims.flatMap((claim) => claim.evidenceIds))
  const section = planOf(state).outline.find((one) => one.id === block.sectionId)
  const own = state.evidence.list.filter((one) => cited.has(one.id))
  const more = evidenceFor(state, section?.questionIds ?? [], own.length + maxMoreEvidence).filter((one) => !cited.has(one.id))
  const evidence = showEvidence(state, [...own, ...more.slice(0, maxMoreEvidence)])
  const ownIds = new Set(claims.map((claim) => claim.id))
  const verdicts = working.verdicts.filter((verdict) => ownIds.has(verdict.claimId))
  log.issues.push(...issues)
  await askStep(
    state,
    { key: `r${log.n}.patch.${block.id}`, role: 'writer', note: `Mending a ${block.kind}: ${plural(issues.length, 'issue')}` },
    async (at) => state.context.agents.patch({ block, baseHash: state.context.sha256(block.text), claims, issues, verdicts, evidence }, at),
    (answer, emit) => settlePatches(state, log, { blockId: block.id, working, answer, emit }),
  )
}

interface Offer {
  readonly blockId: string
  readonly working: Version
  readonly answer: PatchAnswer
  readonly emit: (event: TeamEvent) => void
}

function settlePatches(state: RunState, log: RoundLog, { blockId, working, answer, emit }: Offer): string {
  let version = working
  let accepted = 0
  for (const patch of answer.patches) {
    const outcome = tryPatch(state, version, blockId, patch)
    if ('reason' in outcome) {
      log.patches.push({ blockId: patch.blockId, accepted: false, reason: outcome.reason })
      emit({ type: 'patch.rejected', data: { round: log.n, blockId: patch.blockId, reason: outcome.reason } })
      continue
    }
    accepted += 1
    version = outcome.version
    replaceBlocks(state.draft, outcome.pieces)
    recordRejected(state.draft, outcome.rejected)
    log.patches.push({ blockId, accepted: true })
    for (const id of patch.resolves) log.answered.add(id)
    emitPatch(log.n, patch, outcome.put, emit)
  }
  return `${accepted} of ${plural(answer.patches.length, 'change')} accepted`
}

type Outcome =
  | { readonly reason: string }
  | (Exclude<ReturnType<typeof applyPatch>, { readonly reason: string }> & { readonly version: Version })

/** Each patch alone: it is thrown out alone if it makes an invariant worse. */
function tryPatch(state: RunState, before: Version, blockId: string, patch: Patch): Outcome {
  if (patch.blockId !== blockId) return { reason: 'It is not for the block that was asked about.' }
  const applied = applyPatch(state, state.draft.pieces, patch)
  if ('reason' in applied) return applied
  const version = versionOf(state, applied.pieces, before.n)
  const { worse } = compareInvariants(before.invariants, version.invariants)
  if (worse.length > 0) return { reason: `With it ${worse.join(' and ')}.` }
  return { ...applied, version }
}

function emitPatch(round: number, patch: Patch, put: readonly ClaimedBlock[], emit: (event: TeamEvent) => void): void {
  if (patch.op === 'delete') emit({ type: 'patch.accepted', data: { round, block: null, blockId: patch.blockId } })
  let after = patch.blockId
  for (const { block } of put) {
    const isNew = block.id !== patch.blockId
    emit({ type: 'patch.accepted', data: { round, block, blockId: block.id, ...(isNew ? { after } : {}) } })
    after = block.id
  }
}
