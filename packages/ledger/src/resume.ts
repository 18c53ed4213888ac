import type { NewEvent } from '@galley/sdk'
import { forgetCancel } from './cancel.ts'
import { findCandidate, findEnded, isFree, type Candidate } from './candidate.ts'
import { writeEvents } from './events.ts'
import type { Lease } from './lease.ts'
import { change, tellQueue, type Program } from './program.ts'
import { requestWaitMs, toJson, type Scope } from './scope.ts'
import { writeStep } from './steps.ts'
import { takeRun } from './take-run.ts'

/** A run that goes on because a person asked for it: with its lease where this process is to go on with it, without one where a queue hands it out. */
export interface ResumedRun {
  readonly lease: Lease | null
}

/**
 * Lets a run go on, if nobody holds it and it is neither done nor incomplete (a cancelled or failed one goes on); null otherwise. It begins anew: neither
 * an old cancellation nor the processes that ended with it count any more.
 */
export function resume(scope: Scope, id: string): Promise<ResumedRun | null> {
  return scope.write(function* () {
    const row = yield* findCandidate(scope, id)
    if (row === undefined || row.status === 'done' || row.status === 'incomplete' || !isFree(scope, row)) return null
    return yield* assign(scope, row)
  }, requestWaitMs)
}

/** Work on a draft whose run is over: from which of its events it was asked, the step that keeps what was asked, and the event that tells it. */
export interface ReopenOrder {
  readonly after: number
  readonly step: { readonly key: string; readonly out: unknown }
  readonly event: NewEvent
}

/** Lets a run that came to its end go on once more, for work that somebody asked of its draft. Null when it is at work or has another last event. Fault: RUN_NOT_FOUND. */
export function reopen(scope: Scope, id: string, { after, step, event }: ReopenOrder): Promise<ResumedRun | null> {
  return scope.write(function* () {
    const row = yield* findEnded(scope, id, after)
    if (row === undefined) return null
    yield* writeStep(scope, { run: row.n }, { key: step.key, text: toJson(step.out) })
    yield* writeEvents(scope, { run: row.n }, { last: row.seq, events: [event] })
    return yield* assign(scope, row)
  }, requestWaitMs)
}

/** Finds a worker for a run that begins anew: this process, or whoever the queue hands it to. */
function* assign(scope: Scope, row: Candidate): Program<ResumedRun | null> {
  yield* forgetCancel(scope, row.n)
  if (!scope.hasQueue) {
    const lease = yield* takeRun(scope, row, 0)
    return lease === null ? null : { lease }
  }
  yield* change(`UPDATE runs SET status = 'queued', waiting_for = NULL, deaths = 0, updated_at = ? WHERE n = ?`, scope.now(), row.n)
  yield* tellQueue('needed', row.id)
  return { lease: null }
}
