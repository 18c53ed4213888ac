import type { DraftStatus } from '@galley/sdk'
import { endIfCancelled } from './cancel.ts'
import { voidLease, type Lease } from './lease.ts'
import { change, first, tellQueue } from './program.ts'
import { fence, type Scope } from './scope.ts'
import { needsWorker } from './take-run.ts'

/** Sets the status of a run that this process goes on holding. Fault: LEASE_LOST. */
export function setStatus(scope: Scope, lease: Lease, status: DraftStatus, waitingFor?: string): Promise<void> {
  return scope.write(function* () {
    yield* fence(scope, lease)
    yield* change(
      'UPDATE runs SET status = ?, waiting_for = ?, updated_at = ? WHERE n = ?',
      status,
      waitingFor ?? null,
      scope.now(),
      lease.run,
    )
  })
}

/**
 * Gives the run up. With `waiting` it is parked and costs nothing until `waitingFor` comes; with `queued` the next free worker takes it; but one that
 * somebody cancelled meanwhile ends. The lease is void afterwards. Fault: LEASE_LOST.
 */
export function release(scope: Scope, lease: Lease, status: DraftStatus, waitingFor?: string): Promise<void> {
  return scope.write(function* () {
    yield* fence(scope, lease)
    yield* change(
      `UPDATE runs SET ${voidLease}, status = ?, waiting_for = ?, updated_at = ? WHERE n = ?`,
      status,
      waitingFor ?? null,
      scope.now(),
      lease.run,
    )
    yield* endIfCancelled(scope, lease.run)
    const isNeeded = (yield* first(`SELECT 1 FROM runs WHERE n = ? AND ${needsWorker}`, lease.run)) !== undefined
    yield* tellQueue(isNeeded ? 'returned' : 'over', lease.id)
  })
}
