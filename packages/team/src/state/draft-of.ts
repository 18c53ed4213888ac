import { emptyVersion, type Draft, type DraftStatus, type Evidence, type StopReason, type Version, withCitedAnchors } from '@galley/sdk'
import { noticeOf, type HeardJudge } from './notice-of.ts'
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
  const notice = noticeOf(brief, context.modes.writer, heardJudges(state))
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
      .map((source) => withCitedAnchors(source, keptEvidence(state))),
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

/** The judges of a run, with what they read of its sentences, canaries not counted, and what of that was believed. */
function heardJudges({ judges, issues }: RunState): readonly HeardJudge[] {
  return (judges.known ?? []).map((judge) => {
    const own = [...issues.heard.values()].filter((said) => said?.judge === judge.name)
    return Object.assign({}, judge, { read: own.length, believed: own.filter((said) => said?.isTrusted === true).length })
  })
}

/** The evidence of a draft: of sentences that nobody chose, in the end those that one of its versions cites, or that it gave up. */
function keptEvidence({ evidence, draft }: RunState): readonly Evidence[] {
  if (evidence.whole === null || !draft.isFinal || draft.best === null) return evidence.list
  const kept = new Set([...draft.cited, ...draft.rejected.flatMap(({ evidenceIds }) => evidenceIds)])
  return evidence.list.filter(({ id }) => kept.has(id))
}

/** Saves the running state if a step did something since the last time. */
export async function saveDraft(state: RunState): Promise<void> {
  if (!state.draft.isUnsaved) return
  markSaved(state.draft)
  await state.context.save(await draftOf(state, 'running'))
}

function unfinished(state: RunState): Version {
  if (state.draft.plan !== null) return versionOf(state, state.draft.pieces, 0)
  return { ...emptyVersion, hash: state.context.sha256('{"blocks":[],"claims":[]}') }
}
