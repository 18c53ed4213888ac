import {
  anchorsOf,
  cleanInvariants,
  type Draft,
  type DraftStatus,
  type Evidence,
  type Source,
  type StopReason,
  type Version,
} from '@galley/sdk'
import { noticeOf } from './notice-of.ts'
import { versionOf } from './version-of.ts'
import type { RunState } from './run-state.ts'
import { markSaved } from './draft-state.ts'

/**
 * The state as a draft. While a run goes on, its stop reason is what it would be if it stopped here: `cancelled`.
 * `Draft.best` is then the best version so far, or what is written of the first.
 */
export async function draftOf(state: RunState, status: DraftStatus, stopReason: StopReason = 'cancelled'): Promise<Draft> {
  const { context, brief } = state
  const sources = await context.sources()
  const notice = noticeOf(brief, context.modes.writer, state.judges.known ?? [])
  return {
    schema: 'galley.draft/1',
    id: context.id,
    seq: await context.seq(),
    createdAt: context.createdAt,
    status,
    mode: context.modes.writer,
    title: state.draft.plan?.title ?? brief.topic,
    ...(notice === undefined ? {} : { notice }),
    brief,
    ...(state.draft.plan === null ? {} : { plan: state.draft.plan }),
    rounds: [...state.draft.rounds],
    best: state.draft.best?.version ?? unfinished(state),
    stopReason,
    sources: sources
      .filter((source) => !state.evidence.droppedSources.has(source.id))
      .map((source) => withCited(source, keptEvidence(state))),
    evidence: keptEvidence(state),
    rejected: [...state.draft.rejected],
    notVerified: [...state.draft.notVerified],
    notRead: context.notRead(),
    models: context.models,
    ...(context.modelReasons && { modelReasons: context.modelReasons }),
    ...(state.judges.known === null ? {} : { judges: state.judges.known }),
    plugins: await context.plugins(),
    usage: await context.usage(),
  }
}

/** The evidence of a draft: of sentences that nobody chose, in the end those that it cites, or that it gave up. */
function keptEvidence({ evidence, draft }: RunState): readonly Evidence[] {
  if (evidence.whole === null || !draft.isFinal || draft.best === null) return evidence.list
  const named = [...draft.best.version.claims, ...draft.rejected].flatMap(({ evidenceIds }) => evidenceIds)
  const kept = new Set(named)
  return evidence.list.filter(({ id }) => kept.has(id))
}

/** A source with the anchors of its evidence alone: a table has thousands. */
function withCited(source: Source, evidence: readonly Evidence[]): Source {
  const { anchors: all, ...rest } = source
  if (all === undefined) return source
  const cited = new Set(evidence.filter(({ sourceId }) => sourceId === source.id).flatMap((quote) => anchorsOf(all, quote)))
  return cited.size === 0 ? rest : { ...rest, anchors: all.filter((anchor) => cited.has(anchor)) }
}

/** Saves the running state if a step did something since the last time. */
export async function saveDraft(state: RunState, status: DraftStatus = 'running'): Promise<void> {
  if (!state.draft.isUnsaved) return
  markSaved(state.draft)
  await state.context.save(await draftOf(state, status))
}

function unfinished(state: RunState): Version {
  if (state.draft.plan !== null) return versionOf(state, state.draft.pieces, 0)
  return {
    n: 0,
    blocks: [],
    claims: [],
    verdicts: [],
    score: 0,
    parts: {},
    invariants: cleanInvariants,
    hash: state.context.sha256('{"blocks":[],"claims":[]}'),
  }
}
