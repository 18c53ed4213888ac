import { endIfCancelled, isAsked } from './cancel.ts'
import { candidateColumns, isFree, type Candidate } from './candidate.ts'
import type { Dispatch, RunChoice } from './dispatch.ts'
import { leaseMs, voidLease, type Lease } from './lease.ts'
import { change, every, type Program } from './program.ts'
import type { Scope } from './scope.ts'
import { needsWorker, takeRun } from './take-run.ts'

/** Dispatch without a queue: each process looks for runs that nobody holds, and what it claims is its own for nine seconds, again and again. */
export function claimRuns(scope: Scope): Dispatch {
  return {
    next: (choice) => claimNext(scope, choice),
    heartbeat: (leases) => renew(scope, leases),
    recover: (isAtHand) => recover(scope, isAtHand),
  }
}

async function claimNext(scope: Scope, choice: RunChoice): Promise<Lease | null> {
  if ((await scope.read(() => findNext(scope, choice))) === undefined) return null
  return scope.write(function* () {
    for (let free = yield* findNext(scope, choice); free !== undefined; free = yield* findNext(scope, choice)) {
      const lease = yield* takeRun(scope, free, free.deaths)
      if (lease !== null) return lease
    }
    return null
  })
}

function* findNext(scope: Scope, { isAtHand, suspects }: RunChoice): Program<Candidate | undefined> {
  const rows = yield* every<Candidate>(`SELECT ${candidateColumns} FROM runs WHERE ${needsWorker} ORDER BY n`)
  return rows.find((row) => !isAtHand(row.id) && (suspects || row.deaths === 0) && isFree(scope, row))
}

/** Renews leases, all in one; those that another worker has by now stay as they are. */
function renew(scope: Scope, leases: readonly Lease[]): Promise<void> {
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

/**
 * Gives back what no worker is at work on any more: runs whose process ended, or lost their lease. A cancelled one ends, each other is queued again, and
 * where its process ended, that is counted against it. Runs of this process that are `isAtHand` are left alone: their lease may have run out while
 * nothing could be written.
 */
async function recover(scope: Scope, isAtHand: RunChoice['isAtHand']): Promise<void> {
  if ((await scope.read(() => findLeft(scope, isAtHand))).length === 0) return
  await scope.write(function* () {
    for (const row of yield* findLeft(scope, isAtHand)) {
      if (row.status === 'running') yield* requeue(scope, row)
      yield* endIfCancelled(scope, row.n)
    }
  })
}

function* findLeft(scope: Scope, isAtHand: RunChoice['isAtHand']): Program<readonly Candidate[]> {
  const rows = yield* every<Candidate>(`SELECT ${candidateColumns} FROM runs WHERE status = 'running' OR (${isAsked}) ORDER BY n`)
  return rows.filter((row) => !isAtHand(row.id) && isFree(scope, row))
}

function* requeue(scope: Scope, row: Candidate): Program<void> {
  yield* change(
    `UPDATE runs SET ${voidLease}, status = 'queued', deaths = deaths + ?, updated_at = ? WHERE n = ? AND epoch = ?`,
    row.owner !== null && hasEnded(scope, row.owner) ? 1 : 0,
    scope.now(),
    row.n,
    row.epoch,
  )
}

/** True for a process that is gone, and for one of another boot or container, of which nothing is heard but that its lease ran out. */
function hasEnded(scope: Scope, owner: string): boolean {
  return owner.split(':')[0] !== scope.owner.split(':')[0] || !scope.isAlive(owner)
}
