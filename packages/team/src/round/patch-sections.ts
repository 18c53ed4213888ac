import { looksLikeInstruction, stripTokens } from '@galley/evidence'
import { plural, type Patch, type PatchAnswer, type Section, type Version } from '@galley/sdk'
import { applyPatch, type AppliedPatch } from './apply-patch.ts'
import { askStep } from '../state/ask-step.ts'
import { compareCounts, countNames } from './compare-counts.ts'
import { patchRequest, requestKey } from './patch-request.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import type { RoundLog } from './round-log.ts'
import { versionOf } from '../state/version-of.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { replaceBlocks } from '../state/draft-state.ts'
import { rememberRequest } from '../state/issue-state.ts'
import { longest, shortest, wordsOf } from './length-bounds.ts'

/** Words that are kept for lead and close while another section is patched. */
const reserve = 40

/** Asks the writer for patches of every section that has issues, in the order of the text. */
export async function patchSections(state: RunState, log: RoundLog): Promise<void> {
  const { outline } = planOf(state)
  const asked = new Set([...state.issues.open.values()].flatMap(({ issue }) => sectionOf(state, issue.blockId) ?? []))
  const sections = outline.filter(({ id }) => asked.has(id))
  for (const [at, section] of sections.entries()) {
    if (state.draft.isBudgetSpent) return
    await patchSection(state, log, section, roomFor(state, section, sections.length - at))
  }
}

/** Words that the patches of a section may add: its part of what is left, less what lead and close may need. */
function roomFor(state: RunState, section: Section, sections: number): number {
  const { outline } = planOf(state)
  const left = longest(state) - wordsOf(state.draft.pieces)
  const isEnd = section === outline.at(0) || section === outline.at(-1)
  return left <= 0 ? left : Math.max(0, Math.floor((left - (isEnd ? 0 : reserve)) / sections))
}

async function patchSection(state: RunState, log: RoundLog, section: Section, room: number): Promise<void> {
  const issues = [...state.issues.open.values()]
    .map(({ issue }) => issue)
    .filter(({ blockId }) => sectionOf(state, blockId) === section.id)
    .sort((a, b) => b.severity - a.severity)
  const working = versionOf(state, state.draft.pieces, log.n)
  const request = patchRequest(state, section, issues, working, room)
  log.issues.push(...issues)
  if (!rememberRequest(state.issues, requestKey(request))) {
    for (const { id } of issues) log.unanswered.add(id)
    return
  }
  await askStep(
    state,
    { key: `r${log.n}.patch.${section.id}`, role: 'writer', note: `Mending “${section.heading}”: ${plural(issues.length, 'issue')}` },
    async (at) => state.context.agents.patch(request, at),
    (answer, emit) => {
      const told = settlePatches(state, log, { section, working, answer, emit })
      const resolved = new Set(answer.patches.flatMap(({ resolves }) => resolves))
      for (const { id } of issues) if (!resolved.has(id)) log.unanswered.add(id)
      return told
    },
  )
}

interface Offer {
  readonly section: Section
  readonly working: Version
  readonly answer: PatchAnswer
  readonly emit: (event: TeamEvent) => void
}

function settlePatches(state: RunState, log: RoundLog, { section, working, answer, emit }: Offer): string {
  let version = working
  let accepted = 0
  for (const patch of answer.patches) {
    const outcome = tryPatch(state, version, section.id, patch)
    const record = { blockId: patch.blockId, sectionId: section.id, before: textBefore(state, patch) }
    if ('reason' in outcome) {
      log.patches.push({ ...record, accepted: false, reason: outcome.reason, after: textAfter(patch) })
      emit({ type: 'patch.rejected', data: { round: log.n, blockId: patch.blockId, reason: outcome.reason } })
      continue
    }
    accepted += 1
    version = outcome.version
    const { put, rejected } = outcome
    log.tried.push({ patch, put, rejected, at: log.patches.length })
    log.patches.push({ ...record, accepted: true, after: put.map(({ block }) => stripTokens(block.text)).join('\n\n') })
    replaceBlocks(state.draft, outcome.pieces)
    emitPatch(log.n, patch, put, emit)
  }
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

type Outcome = { readonly reason: string } | (AppliedPatch & { readonly version: Version })

/**
 * Each patch alone: it is thrown out alone, and whole, if it makes a count worse. What words cannot decide passes here where a judge
 * reads it afterwards.
 */
function tryPatch(state: RunState, before: Version, sectionId: string, patch: Patch): Outcome {
  if (sectionOf(state, patch.blockId) !== sectionId) return { reason: 'It is not for a block of the section that was asked about.' }
  const applied = applyPatch(state, state.draft.pieces, patch)
  if ('reason' in applied) return applied
  const version = versionOf(state, applied.pieces, before.n)
  const isJudged = state.context.judges.length > 0
  const names = countNames.filter((name) => name !== 'undecided' || !isJudged)
  const { worse } = compareCounts(before.invariants, version.invariants, names)
  if (worse.length > 0) return { reason: `With it ${worse.join(' and ')}.` }
  const words = wordsOf(applied.pieces)
  if (words < shortest(state) && words < wordsOf(state.draft.pieces)) return { reason: 'With it the draft would be too short.' }
  return { ...applied, version }
}

function sectionOf(state: RunState, blockId: string): string | undefined {
  return state.draft.pieces.find(({ block }) => block.id === blockId)?.block.sectionId
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
