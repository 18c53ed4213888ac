import type { Draft, NewEvent } from '@galley/sdk'
import { writeEvents, type EventOrigin } from './events.ts'
import type { Lease } from './lease.ts'
import { fence, toJson, type Scope } from './scope.ts'
import { writeSummary } from './summaries.ts'
import { change, type Program } from './program.ts'

/** Events that are committed together with a draft, and their origin. */
export interface DraftEvents {
  readonly events: readonly NewEvent[]
  readonly origin: EventOrigin
}

/**
 * Saves the run's current draft, its line in a list and the events that announce it, in one transaction. Its status is the run's from now on, its `seq` the ledger's own,
 * so that a page can open its stream after exactly the events the draft contains. Returns that `seq`. Fault: LEASE_LOST.
 */
export function saveDraft(scope: Scope, lease: Lease, draft: Draft, announced?: DraftEvents): Promise<number> {
  // Until it ends, a draft is what its steps make of it: a run that is taken up again makes it again.
  const write = draft.status === 'running' && announced === undefined ? scope.writeRepeatable : scope.write
  return write(function* (): Program<number> {
    const last = yield* fence(scope, lease)
    const seq = announced === undefined ? last : yield* writeEvents(scope, lease, { last, ...announced })
    yield* writeDraft(scope, lease.run, { ...draft, seq })
    return seq
  })
}

/** Writes a draft with its status and its line in a list; to be called inside a transaction. */
export function* writeDraft(scope: Scope, run: number, draft: Draft): Program<void> {
  yield* change('INSERT INTO drafts (run, draft) VALUES (?, ?) ON CONFLICT (run) DO UPDATE SET draft = excluded.draft', run, toJson(draft))
  yield* change('UPDATE runs SET status = ?, updated_at = ? WHERE n = ?', draft.status, scope.now(), run)
  yield* writeSummary(scope, run, draft)
}
