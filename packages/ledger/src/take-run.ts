import type { Candidate } from './candidate.ts'
import { leaseMs, type Lease } from './lease.ts'
import { change, type Program } from './program.ts'
import type { Scope } from './scope.ts'

/** Condition for a run that needs a worker: queued, or parked and the signal that it waits for has come. */
export const needsWorker = `(status = 'queued' OR (status = 'waiting' AND EXISTS (
  SELECT 1 FROM signals WHERE signals.run = runs.n AND taken_at IS NULL AND name = coalesce(waiting_for, name))))`

/**
 * Makes this process the owner of a run, unless another was faster; to be called inside a transaction. The run is queued until a worker begins it
 * (`setStatus`): only what is at work is running.
 */
export function* takeRun(scope: Scope, row: Candidate, deaths: number): Program<Lease | null> {
  const now = scope.now()
  const taken = yield* change(
    `UPDATE runs SET owner = ?, lease_until = ?, epoch = epoch + 1, status = 'queued', waiting_for = NULL, deaths = ?, updated_at = ?
     WHERE n = ? AND epoch = ?`,
    scope.owner,
    scope.hasQueue ? null : now + leaseMs,
    deaths,
    now,
    row.n,
    row.epoch,
  )
  return taken === 0 ? null : { id: row.id, run: row.n, epoch: row.epoch + 1, deaths }
}
