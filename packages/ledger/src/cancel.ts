import { hasEnded, type Draft } from '@galley/sdk'
import { candidateColumns, findCandidate, isFree, type Candidate } from './candidate.ts'
import { writeEvents } from './events.ts'
import { fault } from './faults.ts'
import { voidLease } from './lease.ts'
import { requestWaitMs, toJson, type Scope } from './scope.ts'
import { change, every, first, type Program } from './program.ts'

/** Condition for a run that somebody asked to cancel and that has not ended. */
export const isAsked = `status IN ('queued', 'running', 'waiting') AND EXISTS (
  SELECT 1 FROM signals WHERE signals.run = runs.n AND name = 'cancel' AND taken_at IS NULL)`

/**
 * Cancels a run for good. One that nobody is at work on ends here and now, with the event `draft.cancelled`; a worker is asked to end its own, and whoever
 * finds the run afterwards, should that worker end first, ends it. Nothing happens to a run that is over. Fault: RUN_NOT_FOUND.
 */
export function cancelRun(scope: Scope, id: string): Promise<void> {
  return scope.write(function* () {
    const row = yield* findCandidate(scope, id)
    if (row === undefined) throw fault('RUN_NOT_FOUND', { run: id })
    if (hasEnded(row.status)) return
    if (row.status !== 'running' || isFree(scope, row)) yield* end(scope, row)
    else
      yield* change(
        `INSERT INTO signals (run, name, payload, idem, at) VALUES (?, 'cancel', 'null', ?, ?) ON CONFLICT DO NOTHING`,
        row.n,
        `epoch ${row.epoch}`,
        scope.now(),
      )
  }, requestWaitMs)
}

/** Lists the runs of this process that somebody asked to cancel. */
export async function listCancelled(scope: Scope): Promise<readonly string[]> {
  const rows = await scope.read(() => every<{ id: string }>(`SELECT id FROM runs WHERE owner = ? AND ${isAsked}`, scope.owner))
  return rows.map(({ id }) => id)
}

/** Ends a run that nobody holds if somebody cancelled it; to be called inside a transaction. */
export function* endIfCancelled(scope: Scope, n: number): Program<void> {
  const row = yield* first<Candidate>(`SELECT ${candidateColumns} FROM runs WHERE n = ? AND ${isAsked}${scope.lock}`, n)
  if (row !== undefined) yield* end(scope, row)
}

/** Takes back what was asked before; to be called inside a transaction. */
export function* forgetCancel(scope: Scope, n: number): Program<void> {
  yield* change(`UPDATE signals SET taken_at = ? WHERE run = ? AND name = 'cancel' AND taken_at IS NULL`, scope.now(), n)
}

/** Writes the end of a cancelled run: status, event and stored draft together; no lease fits it afterwards. */
function* end(scope: Scope, row: Candidate): Program<void> {
  yield* forgetCancel(scope, row.n)
  const origin = { step: `end.${row.epoch}` }
  const seq = yield* writeEvents(scope, { run: row.n }, { last: row.seq, events: [{ type: 'draft.cancelled', data: {} }], origin })
  const stored = yield* first<{ draft: string }>('SELECT draft FROM drafts WHERE run = ?', row.n)
  const draft = stored === undefined ? undefined : (JSON.parse(stored.draft) as Pick<Draft, 'status'>)
  // A draft that was finished before stays that: what is cancelled is work that was asked of it since.
  const status = draft?.status === 'done' || draft?.status === 'incomplete' ? draft.status : 'cancelled'
  yield* change(`UPDATE runs SET ${voidLease}, status = ?, waiting_for = NULL, updated_at = ? WHERE n = ?`, status, scope.now(), row.n)
  if (draft === undefined) return
  yield* change('UPDATE drafts SET draft = ? WHERE run = ?', toJson({ ...draft, status, seq }), row.n)
}
