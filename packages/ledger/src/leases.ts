import { hasEnded, type DraftStatus, type NewEvent } from '@galley/sdk'
import { endIfCancelled, forgetCancel } from './cancel.ts'
import { candidateColumns, findCandidate, isFree, type Candidate } from './candidate.ts'
import { leaseMs, type Lease } from './lease.ts'
import { writeEvents } from './events.ts'
import { fault } from './faults.ts'
import { fence, toJson, type Scope } from './scope.ts'
import { writeStep } from './steps.ts'
import { requestWaitMs } from './write-queue.ts'
import { change, every, first, tellQueue, type Program } from './program.ts'

/** Choice of the runs that a worker takes up. */
export interface ClaimOptions {
  /** Runs that this process has at hand already: its own lease on them may have run out while nothing could be written. */
  readonly isAtHand: (id: string) => boolean
  /** False leaves out the runs that were at work when a process ended: one of them at a time, and the next end tells which it was. */
  readonly suspects: boolean
}

/**
 * Takes one run for a person who asked for it, if nobody holds it and it is neither done nor incomplete (a cancelled or failed one goes on); null otherwise, and
 * where a queue hands runs out: then it is put up there. It begins anew: neither an old cancellation nor the processes that ended with it count any more.
 */
export function claim(scope: Scope, id: string): Promise<Lease | null> {
  return scope.write(function* () {
    const row = yield* findCandidate(scope, id)
    if (row === undefined || row.status === 'done' || row.status === 'incomplete' || !isFree(scope, row)) return null
    yield* forgetCancel(scope, row.n)
    if (!scope.hasQueue) return yield* take(scope, row, 0)
    yield* change(`UPDATE runs SET status = 'queued', waiting_for = NULL, deaths = 0, updated_at = ? WHERE n = ?`, scope.now(), row.n)
    yield* tellQueue('needed', row.id)
    return null
  }, requestWaitMs)
}

/** Condition for a run that needs a worker: queued, or parked and the signal that it waits for has come. */
export const needsWorker = `(status = 'queued' OR (status = 'waiting' AND EXISTS (
  SELECT 1 FROM signals WHERE signals.run = runs.n AND taken_at IS NULL AND name = coalesce(waiting_for, name))))`
/** Work on a draft whose run is over: from which of its events it was asked, the step that keeps what was asked, and the event that tells it. */
export interface ReopenOrder {
  readonly after: number
  readonly step: { readonly key: string; readonly out: unknown }
  readonly event: NewEvent
}

/** Takes a run that came to its end once more, for work that somebody asked of its draft. Null when it is at work or has another last event. Fault: RUN_NOT_FOUND. */
export function reopen(scope: Scope, id: string, { after, step, event }: ReopenOrder): Promise<Lease | null> {
  return scope.write(function* () {
    const row = yield* findCandidate(scope, id)
    if (row === undefined) throw fault('RUN_NOT_FOUND', { run: id })
    if (!hasEnded(row.status) || !isFree(scope, row) || row.seq !== after) return null
    yield* forgetCancel(scope, row.n)
    yield* writeStep(scope, { run: row.n }, step.key, toJson(step.out))
    yield* writeEvents(scope, { run: row.n }, row.seq, [event])
    return yield* take(scope, row, 0)
  }, requestWaitMs)
}

/**
 * Takes the oldest run that needs a worker: queued and held by nobody, or parked and the signal it waits for has come. Null when there is none.
 */
export async function claimNext(scope: Scope, { isAtHand, suspects }: ClaimOptions): Promise<Lease | null> {
  const next = function* (): Program<Candidate | undefined> {
    const rows = yield* every<Candidate>(`SELECT ${candidateColumns} FROM runs WHERE ${needsWorker} ORDER BY n`)
    return rows.find((row) => !isAtHand(row.id) && (suspects || row.deaths === 0) && isFree(scope, row))
  }
  if ((await scope.read(next)) === undefined) return null
  return scope.write(function* () {
    for (let free = yield* next(); free !== undefined; free = yield* next()) {
      const lease = yield* take(scope, free, free.deaths)
      if (lease !== null) return lease
    }
    return null
  })
}

/**
 * Takes a run that the queue handed to this process. Whoever had it before lost it, and is counted as ended unless it gave the run back. Null where
 * nothing is to be done on it: then it is over for the queue.
 */
export function takeDelivered(scope: Scope, id: string): Promise<Lease | null> {
  return scope.write(function* () {
    const found = yield* findCandidate(scope, id)
    if (found !== undefined) yield* endIfCancelled(scope, found.n)
    const row = yield* first<Candidate>(`SELECT ${candidateColumns} FROM runs WHERE id = ? AND (status = 'running' OR ${needsWorker})`, id)
    if (row !== undefined) return yield* take(scope, row, row.deaths + (row.owner === null ? 0 : 1))
    yield* tellQueue('over', id)
    return null
  })
}

/** Makes this process the owner, unless another was faster. The run is queued until a worker begins it (`setStatus`): only what is at work is running. */
function* take(scope: Scope, row: Candidate, deaths: number): Program<Lease | null> {
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

/** Renews leases of this process for nine more seconds, all in one; those that another worker has by now stay as they are. */
export function heartbeat(scope: Scope, leases: readonly Lease[]): Promise<void> {
  return scope.writeRepeatable(function* () {
    if (leases.length === 0) return
    yield* change(
      `UPDATE runs SET lease_until = ? WHERE owner = ? AND n IN (${leases.map(() => '?').join(', ')})`,
      scope.now() + leaseMs,
      scope.owner,
      ...leases.map((lease) => lease.run),
    )
  })
}

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
      'UPDATE runs SET owner = NULL, lease_until = NULL, epoch = epoch + 1, status = ?, waiting_for = ?, updated_at = ? WHERE n = ?',
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
