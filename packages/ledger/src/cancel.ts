import { hasEnded } from '@galley/sdk'
import { candidateColumns, findCandidate, isFree, type Candidate } from './candidate.ts'
import { writeEvents } from './events.ts'
import { fault } from './faults.ts'
import type { Scope } from './scope.ts'
import { requestWaitMs } from './write-queue.ts'

/** Condition for a run that somebody asked to cancel and that has not ended. */
export const isAsked = `status IN ('queued', 'running', 'waiting') AND EXISTS (
  SELECT 1 FROM signals WHERE signals.run = runs.n AND name = 'cancel' AND taken_at IS NULL)`

/**
 * Cancels a run for good. One that nobody is at work on ends here and now, with the event `draft.cancelled`; a worker is asked to end its own, and whoever
 * finds the run afterwards, should that worker end first, ends it. Nothing happens to a run that is over. Fault: RUN_NOT_FOUND.
 */
export function cancelRun(scope: Scope, id: string): Promise<void> {
  return scope.write(() => {
    const row = findCandidate(scope, id)
    if (row === undefined) throw fault('RUN_NOT_FOUND', { run: id })
    if (hasEnded(row.status)) return
    if (row.status !== 'running' || isFree(scope, row)) end(scope, row)
    else
      scope.database.run(
        `INSERT INTO signals (run, name, payload, idem, at) VALUES (?, 'cancel', 'null', ?, ?) ON CONFLICT DO NOTHING`,
        row.n,
        `epoch ${row.epoch}`,
        scope.now(),
      )
  }, requestWaitMs)
}

/** Lists the runs of this process that somebody asked to cancel. */
export function listCancelled(scope: Scope): readonly string[] {
  return scope.database.all<{ id: string }>(`SELECT id FROM runs WHERE owner = ? AND ${isAsked}`, scope.owner).map(({ id }) => id)
}

/** Ends a run that nobody holds if somebody cancelled it; to be called inside a transaction. */
export function endIfCancelled(scope: Scope, n: number): void {
  const row = scope.database.get<Candidate>(`SELECT ${candidateColumns} FROM runs WHERE n = ? AND ${isAsked}`, n)
  if (row !== undefined) end(scope, row)
}

/** Takes back what was asked before; to be called inside a transaction. */
export function forgetCancel(scope: Scope, n: number): void {
  scope.database.run(`UPDATE signals SET taken_at = ? WHERE run = ? AND name = 'cancel' AND taken_at IS NULL`, scope.now(), n)
}

/** Writes the end of a cancelled run: status, event and stored draft together; no lease fits it afterwards. */
function end(scope: Scope, row: Candidate): void {
  forgetCancel(scope, row.n)
  const origin = { step: `end.${row.epoch}` }
  const seq = writeEvents(scope, { run: row.n }, row.seq, [{ type: 'draft.cancelled', data: {} }], origin)
  scope.database.run(
    `UPDATE runs SET status = 'cancelled', owner = NULL, lease_until = NULL, waiting_for = NULL, epoch = epoch + 1, updated_at = ? WHERE n = ?`,
    scope.now(),
    row.n,
  )
  scope.database.run(`UPDATE drafts SET draft = json_set(draft, '$.status', 'cancelled', '$.seq', ?) WHERE run = ?`, seq, row.n)
}
