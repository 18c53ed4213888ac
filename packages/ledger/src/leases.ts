import type { DraftStatus } from '@galley/sdk'
import { leaseMs, type Lease } from './lease.ts'
import { fence, type Scope } from './scope.ts'

interface Candidate {
  readonly n: number
  readonly id: string
  readonly status: DraftStatus
  readonly epoch: number
  readonly owner: string | null
  readonly lease_until: number | null
}

const candidate = 'n, id, status, epoch, owner, lease_until'

/** Takes one run if nobody holds it and it is neither done nor incomplete (a cancelled or failed one may be resumed); null otherwise. */
export function claim(scope: Scope, id: string): Promise<Lease | null> {
  return scope.write(() => {
    const row = scope.database.get<Candidate>(`SELECT ${candidate} FROM runs WHERE id = ? AND status NOT IN ('done', 'incomplete')`, id)
    return row !== undefined && isFree(scope, row) ? take(scope, row) : null
  })
}

/**
 * Takes the oldest run that needs a worker: queued or running and held by nobody, or parked and the signal it waits for (or `cancel`) has come.
 * Null when there is none.
 */
export async function claimNext(scope: Scope): Promise<Lease | null> {
  const next = (): Candidate | undefined =>
    scope.database
      .all<Candidate>(
        `SELECT ${candidate} FROM runs WHERE status IN ('queued', 'running') OR (status = 'waiting' AND EXISTS (
           SELECT 1 FROM signals WHERE signals.run = runs.n AND taken_at IS NULL AND name IN (ifnull(waiting_for, name), 'cancel')))
         ORDER BY n`,
      )
      .find((row) => isFree(scope, row))
  if (next() === undefined) return null
  return scope.write(() => {
    const free = next()
    return free === undefined ? null : take(scope, free)
  })
}

function isFree(scope: Scope, row: Candidate): boolean {
  if (row.owner === null || (row.lease_until ?? 0) <= scope.now()) return true
  return !scope.isAlive(row.owner)
}

function take(scope: Scope, row: Candidate): Lease {
  const now = scope.now()
  scope.database.run(
    `UPDATE runs SET owner = ?, lease_until = ?, epoch = epoch + 1, status = 'running', waiting_for = NULL, updated_at = ? WHERE n = ?`,
    scope.owner,
    now + leaseMs,
    now,
    row.n,
  )
  return { id: row.id, run: row.n, epoch: row.epoch + 1 }
}

/** Renews a lease for nine more seconds. Fault: LEASE_LOST. */
export function heartbeat(scope: Scope, lease: Lease): Promise<void> {
  return scope.write(() => {
    fence(scope, lease)
    scope.database.run('UPDATE runs SET lease_until = ? WHERE n = ?', scope.now() + leaseMs, lease.run)
  })
}

/** Sets the status of a run that this process goes on holding. Fault: LEASE_LOST. */
export function setStatus(scope: Scope, lease: Lease, status: DraftStatus, waitingFor?: string): Promise<void> {
  return scope.write(() => {
    fence(scope, lease)
    scope.database.run(
      'UPDATE runs SET status = ?, waiting_for = ?, updated_at = ? WHERE n = ?',
      status,
      waitingFor ?? null,
      scope.now(),
      lease.run,
    )
  })
}

/**
 * Gives the run up. With `waiting` it is parked and costs nothing until `waitingFor` comes; with `queued` the next free worker takes it.
 * The lease is void afterwards. Fault: LEASE_LOST.
 */
export function release(scope: Scope, lease: Lease, status: DraftStatus, waitingFor?: string): Promise<void> {
  return scope.write(() => {
    fence(scope, lease)
    scope.database.run(
      'UPDATE runs SET owner = NULL, lease_until = NULL, epoch = epoch + 1, status = ?, waiting_for = ?, updated_at = ? WHERE n = ?',
      status,
      waitingFor ?? null,
      scope.now(),
      lease.run,
    )
  })
}
