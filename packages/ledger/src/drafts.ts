import type { Draft, DraftStatus, NewEvent } from '@galley/sdk'
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
 * Saves the run's current draft, its status, its line in a list and the events that announce it, in one transaction. The stored `status` and `seq` are the ledger's own,
 * so that a page can open its stream after exactly the events the draft contains. Returns that `seq`. Fault: LEASE_LOST.
 */
export function saveDraft(scope: Scope, lease: Lease, draft: Draft, status: DraftStatus, announced?: DraftEvents): Promise<number> {
  // Until it ends, a draft is what its steps make of it: a run that is taken up again makes it again.
  const write = status === 'running' && announced === undefined ? scope.writeRepeatable : scope.write
  return write(function* (): Program<number> {
    const last = yield* fence(scope, lease)
    const seq = announced === undefined ? last : yield* writeEvents(scope, lease, last, announced.events, announced.origin)
    const text = toJson({ ...draft, seq, status })
    yield* change('INSERT INTO drafts (run, draft) VALUES (?, ?) ON CONFLICT (run) DO UPDATE SET draft = excluded.draft', lease.run, text)
    yield* change('UPDATE runs SET status = ?, updated_at = ? WHERE n = ?', status, scope.now(), lease.run)
    yield* writeSummary(scope, lease.run, draft)
    return seq
  })
}
