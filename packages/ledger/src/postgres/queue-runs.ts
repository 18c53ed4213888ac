import { endIfCancelled } from '../cancel.ts'
import { candidateColumns, findCandidate, type Candidate } from '../candidate.ts'
import type { Dispatch } from '../dispatch.ts'
import type { Lease } from '../lease.ts'
import { first, tellQueue, type Program } from '../program.ts'
import type { Scope } from '../scope.ts'
import { needsWorker, takeRun } from '../take-run.ts'
import type { RunQueue } from './run-queue.ts'

/** Dispatch by a queue: it says which worker has a run, and that a worker ended. */
export function queueRuns(scope: Scope, queue: RunQueue): Dispatch {
  return {
    next: async ({ isAtHand }) => {
      for (let id = await queue.next(); id !== null; id = await queue.next()) {
        const run = id
        // One that this process has at hand came back because nothing was heard of it for long: it goes on.
        const lease = isAtHand(run) ? null : await scope.write(() => takeDelivered(scope, run))
        if (lease !== null) return lease
      }
      return null
    },
    heartbeat: (leases) => queue.touch(leases.map(({ id }) => id)),
    recover: async () => undefined,
  }
}

/**
 * Takes a run that the queue handed to this process. Whoever was at work on it before lost it, and is counted as ended unless it gave the run
 * back. Null where nothing is to be done on it: then it is over for the queue.
 */
function* takeDelivered(scope: Scope, id: string): Program<Lease | null> {
  const found = yield* findCandidate(scope, id)
  if (found !== undefined) yield* endIfCancelled(scope, found.n)
  const row = yield* first<Candidate>(`SELECT ${candidateColumns} FROM runs WHERE id = ? AND (status = 'running' OR ${needsWorker})`, id)
  if (row !== undefined) return yield* takeRun(scope, row, row.deaths + (row.owner !== null && row.status === 'running' ? 1 : 0))
  yield* tellQueue('over', id)
  return null
}
