import { extractiveNotice, type Draft, type DraftStatus, type StopReason, type Version } from '@galley/sdk'
import type { Desk } from './desk.ts'
import { versionOf } from './version-of.ts'

/**
 * The desk as a draft. While a run goes on, its stop reason is what it would be if it stopped here: `cancelled`.
 * `Draft.best` is then the best version so far, or what is written of the first.
 */
export async function draftOf(desk: Desk, status: DraftStatus, stopReason: StopReason = 'cancelled'): Promise<Draft> {
  const { context, brief } = desk
  const sources = await context.sources()
  return {
    schema: 'galley.draft/1',
    id: context.id,
    seq: context.seq(),
    createdAt: context.createdAt,
    status,
    mode: context.modes.writer,
    title: desk.plan?.title ?? brief.topic,
    ...(context.modes.writer === 'extractive' ? { notice: extractiveNotice } : {}),
    brief,
    ...(desk.plan === null ? {} : { plan: desk.plan }),
    rounds: [...desk.history],
    best: desk.best?.version ?? unfinished(desk),
    stopReason,
    sources: sources.filter((source) => !desk.dropped.has(source.id)),
    evidence: desk.evidence,
    rejected: [...desk.rejected],
    notVerified: [...desk.notVerified],
    models: context.models,
    plugins: context.plugins,
    usage: await context.usage(),
  }
}

/** Saves the running state if a step did something since the last time. */
export async function keep(desk: Desk, status: DraftStatus = 'running'): Promise<void> {
  if (!desk.isDirty) return
  desk.isDirty = false
  await desk.context.save(await draftOf(desk, status))
}

function unfinished(desk: Desk): Version {
  if (desk.plan !== null) return versionOf(desk, desk.pieces, 0)
  const nothing = { support: 0, coverage: 0, numbers: 0, repetition: 0, readability: 0, editor: 0 }
  const invariants = { unsupported: 0, dangling: 0, lostMustCover: 0, unparsable: 0, injected: 0, lengthOff: 0 }
  return {
    n: 0,
    blocks: [],
    claims: [],
    verdicts: [],
    score: 0,
    parts: nothing,
    invariants,
    hash: desk.context.sha256('{"blocks":[],"claims":[]}'),
  }
}
