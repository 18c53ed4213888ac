import { endIfCancelled, isAsked } from './cancel.ts'
import { candidateColumns, isFree, type Candidate } from './candidate.ts'
import type { Scope } from './scope.ts'
import { change, every, type Program } from './program.ts'

/**
 * Gives back what no worker is at work on any more: runs whose process ended, or lost their lease. A cancelled one ends, each other is queued again, and
 * where its process ended, that is counted against it. Runs of this process that are `isAtHand` are left alone: their lease may have run out while
 * nothing could be written.
 */
export async function recover(scope: Scope, isAtHand: (id: string) => boolean): Promise<void> {
  const left = function* (): Program<readonly Candidate[]> {
    const rows = yield* every<Candidate>(`SELECT ${candidateColumns} FROM runs WHERE status = 'running' OR (${isAsked}) ORDER BY n`)
    return rows.filter((row) => !isAtHand(row.id) && isFree(scope, row))
  }
  if ((await scope.read(left)).length === 0) return
  await scope.write(function* () {
    for (const row of yield* left()) {
      if (row.status === 'running') yield* requeue(scope, row)
      yield* endIfCancelled(scope, row.n)
    }
  })
}

function* requeue(scope: Scope, row: Candidate): Program<void> {
  yield* change(
    `UPDATE runs SET status = 'queued', owner = NULL, lease_until = NULL, epoch = epoch + 1, deaths = deaths + ?, updated_at = ? WHERE n = ? AND epoch = ?`,
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
