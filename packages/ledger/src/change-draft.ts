import type { Draft, NewEvent } from '@galley/sdk'
import { findEnded } from './candidate.ts'
import { writeDraft } from './drafts.ts'
import { writeEvents } from './events.ts'
import { requestWaitMs, toJson, type Scope } from './scope.ts'
import { writeStep } from './steps.ts'

/** Change of a draft whose run is over. */
export interface DraftChange {
  /** Number of the run's last event when the draft was read: another one means that somebody else was faster. */
  readonly after: number
  /** The draft with its new status. */
  readonly draft: Draft
  /** Event that tells the change. */
  readonly event: NewEvent
  /** Steps that keep what was made; those that are there stay as they are. */
  readonly steps: readonly { readonly key: string; readonly out: unknown }[]
}

/** Changes the draft of a run that has ended and that nobody holds: steps, event, draft and status in one transaction. False when it may not be changed. Fault: RUN_NOT_FOUND. */
export function changeDraft(scope: Scope, id: string, { after, draft, event, steps }: DraftChange): Promise<boolean> {
  return scope.write(function* () {
    const row = yield* findEnded(scope, id, after)
    if (row === undefined) return false
    const run = row.n
    for (const { key, out } of steps) yield* writeStep(scope, { run }, { key, text: toJson(out) })
    const seq = yield* writeEvents(scope, { run }, { last: row.seq, events: [event] })
    yield* writeDraft(scope, run, { ...draft, seq })
    return true
  }, requestWaitMs)
}
