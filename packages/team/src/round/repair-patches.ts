import { stripTokens } from '@galley/evidence'
import { plural, type Issue } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { replaceBlocks } from '../state/draft-state.ts'
import { rememberRequest } from '../state/issue-state.ts'
import { planOf, type RunState } from '../state/run-state.ts'
import { versionOf } from '../state/version-of.ts'
import { failingOf } from './failing-of.ts'
import { roomOf } from './length-bounds.ts'
import { patchRequest, requestKey } from './patch-request.ts'
import type { RoundLog } from './round-log.ts'
import { eventsOf, tryChange } from './settle-patches.ts'

/**
 * Asks a capable writer once more, within the round, for the sentences of its patches that do not hold: a good block is not thrown away for
 * one of them. `base` is the draft that the patches were made for. True when the working draft changed.
 */
export async function repairPatches(state: RunState, log: RoundLog, base: readonly ClaimedBlock[]): Promise<boolean> {
  const before = state.draft.pieces
  if (state.context.modes.writer !== 'full') return false
  const failing = failingOf(
    state,
    base,
    log.tried.flatMap((change) => change.flatMap(({ put }) => put)),
  )
  const issues = failing.map(({ piece, span, reason }, at): Issue => ({
    id: `r${log.n}-${at + 1}`,
    blockId: piece.block.id,
    span: span.slice(0, 2000),
    type: 'unsupported',
    severity: 3,
    instruction: reason.slice(0, 500),
  }))
  if (issues.length === 0 || state.draft.isBudgetSpent) return false
  const ids = failing.map(({ piece }) => piece.block.sectionId)
  const sections = planOf(state).outline.filter(({ id }) => ids.includes(id))
  const working = versionOf(state, state.draft.pieces, log.n)
  const request = patchRequest(state, sections, { issues, working, room: roomOf(state, state.draft.pieces), isMend: true })
  if (!rememberRequest(state.issues, requestKey(request))) return false
  await askStep(
    state,
    { key: `r${log.n}.repair`, role: 'writer', note: `Mending ${plural(issues.length, 'sentence')} of the changes` },
    async (at) => state.context.agents.patch(request, at),
    ({ patches }, emit) => {
      const atIssue = new Set(issues.map(({ blockId }) => blockId))
      const mended = patches.filter(({ blockId, op }) => atIssue.has(blockId) && op === 'replace')
      const done = mended.filter((patch) => {
        const outcome = tryChange(state, working, { sectionIds: ids, mayShorten: true }, [patch])
        if ('reason' in outcome) return false
        const put = outcome.applied[0]?.put ?? []
        replaceBlocks(state.draft, outcome.pieces)
        replacePut(log, patch.blockId, put)
        for (const event of eventsOf(log.n, patch, put)) emit(event)
        return true
      })
      return `${done.length} of ${plural(issues.length, 'sentence')} written again`
    },
  )
  return state.draft.pieces !== before
}

/** Puts the blocks of a repair in place of the one that a patch put there. */
function replacePut(log: RoundLog, blockId: string, mended: readonly ClaimedBlock[]): void {
  for (const [index, change] of log.tried.entries()) {
    const place = change.findIndex(({ put }) => put.some(({ block }) => block.id === blockId))
    const one = change[place]
    if (one === undefined) continue
    const put = one.put.flatMap((piece) => (piece.block.id === blockId ? mended : [piece]))
    log.tried[index] = change.with(place, { ...one, put })
    const record = log.patches[one.at]
    if (record !== undefined) log.patches[one.at] = { ...record, after: put.map(({ block }) => stripTokens(block.text)).join('\n\n') }
  }
}
