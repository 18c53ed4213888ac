import { countDraftWords } from '@galley/evidence'
import type { Brief, Draft, Gate, StopReason } from '@galley/sdk'
import { draftOf } from './state/draft-of.ts'
import { listNotVerified } from './finish/list-not-verified.ts'
import { gather } from './gather.ts'
import { passGate } from './pass-gate.ts'
import { refine } from './round/refine.ts'
import { noWordsFault } from './state/no-words-fault.ts'
import { settleDraft } from './finish/settle-draft.ts'
import { shortcomingsOf } from './finish/shortcomings-of.ts'
import type { TeamContext } from './state/team-context.ts'
import { measure } from './state/version-of.ts'
import { writeDraft } from './write/write-sections.ts'
import { type RunState, createRunState, planOf } from './state/run-state.ts'
import { recordRejected, recordNotVerified, finalizeDraft } from './state/draft-state.ts'

/** End of a run, for the event that the caller writes with the status. */
export type TeamEnd =
  | { readonly status: 'done' }
  | { readonly status: 'incomplete'; readonly reasons: readonly string[] }
  | { readonly status: 'cancelled'; readonly note?: string }

/** A run's draft, and how the run ended. */
export interface TeamOutcome {
  readonly draft: Draft
  readonly end: TeamEnd
}

/** Why the loop stopped, and what a person said who rejected the draft at a gate. */
interface Stop {
  readonly reason: StopReason
  readonly note?: string
}

/**
 * Makes a draft: scan, plan, research, write, then at most five rounds of check, review and patch under the rule that no round may make it
 * worse; the best version of all is returned. Everything that is paid is a step of `context`, everything else follows from the steps' answers,
 * so a run that crashed is repeated from the ledger and comes to the same draft. A run that is cancelled or rejected at a gate returns
 * the best so far. A text below its bar ends `incomplete`. Faults: `SOURCES_EMPTY`, `SOURCES_OFF_TOPIC` and `DRAFT_EMPTY` when there is not a word to return; whatever an agent throws, but a spent budget only before there is a first version.
 */
export async function runTeam(brief: Brief, context: TeamContext): Promise<TeamOutcome> {
  const state = createRunState(brief, context)
  try {
    const written = await writeAndRefine(state)
    finalize(state)
    const stop = written.reason === 'rejected' ? written : ((await rejectionAt(state, 'draft')) ?? written)
    if (stop.reason !== 'rejected') return await finish(state, stop.reason)
    const end = { status: 'cancelled' as const, ...(stop.note === undefined ? {} : { note: stop.note }) }
    return { draft: await draftOf(state, 'cancelled', 'rejected'), end }
  } catch (error) {
    if (!context.signal.aborted) throw error
    finalize(state)
    return { draft: await draftOf(state, 'cancelled', 'cancelled'), end: { status: 'cancelled' } }
  }
}

/** Ends a run that nobody stopped: done, or incomplete when its text is below the bar of a draft. Faults: those of no words at all. */
async function finish(state: RunState, reason: StopReason): Promise<TeamOutcome> {
  const { best, notVerified, rejected } = state.draft
  if (best === null || countDraftWords(best.version.blocks) === 0) throw await noWordsFault(state)
  const aims = { mode: state.context.modes.writer, plan: planOf(state), words: state.words, rejected, notVerified }
  const reasons = shortcomingsOf(measure(state, best.pieces, best.version.n), aims)
  if (reasons.length === 0) return { draft: await draftOf(state, 'done', reason), end: { status: 'done' } }
  const draft = { ...(await draftOf(state, 'incomplete', reason)), shortcomings: reasons }
  return { draft, end: { status: 'incomplete', reasons } }
}

async function writeAndRefine(state: RunState): Promise<Stop> {
  const refused = await gather(state)
  if (refused !== null) return { reason: 'rejected', note: refused.note ?? rejectedAt(refused.gate) }
  await writeDraft(state)
  return { reason: await refine(state) }
}

async function rejectionAt(state: RunState, gate: Gate): Promise<Stop | null> {
  const answer = await passGate(state, gate)
  return answer?.decision === 'reject' ? { reason: 'rejected', note: answer.note ?? rejectedAt(gate) } : null
}

function rejectedAt(gate: Gate): string {
  return `Rejected at the gate: ${gate}`
}

/** Takes what could not be supported out of the best version so far, or out of what is written of the first one. */
function finalize(state: RunState): void {
  if (state.draft.isFinal || state.draft.plan === null) return
  const start = state.draft.best ?? { pieces: state.draft.pieces, version: { n: 0 } }
  const hasText = state.draft.best !== null || state.draft.pieces.length > 0
  const settled = settleDraft(state, start.pieces)
  finalizeDraft(state.draft, { version: measure(state, settled.pieces, start.version.n).version, pieces: settled.pieces })
  recordRejected(state.draft, settled.rejected)
  recordNotVerified(state.draft, [...settled.notVerified, ...(hasText ? listNotVerified(state, settled.pieces) : [])])
}
