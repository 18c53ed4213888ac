import type { DraftEvent, NewEvent } from '@galley/sdk'
import type { Lease } from './lease.ts'
import { renewEvent } from './renew-verdicts.ts'
import { fence, numberOf, toJson, type Scope } from './scope.ts'
import { change, every, type Program } from './program.ts'

/** Origin of events: the step they come from. */
export interface EventOrigin {
  readonly step: string
}

/**
 * Writes events outside a step's end, in one transaction. With an origin, events that are already there are left out, so that a replay writes nothing twice.
 * Returns the number of the run's last event. Fault: LEASE_LOST.
 */
export function append(scope: Scope, lease: Lease, events: readonly NewEvent[], origin?: EventOrigin): Promise<number> {
  return scope.write(() => appendEvents(scope, lease, events, origin))
}

function* appendEvents(scope: Scope, lease: Lease, events: readonly NewEvent[], origin?: EventOrigin): Program<number> {
  return yield* writeEvents(scope, lease, { last: yield* fence(scope, lease), events, origin })
}

/** Events that follow the run's last one, and where they come from. */
interface EventsToWrite {
  readonly last: number
  readonly events: readonly NewEvent[]
  readonly origin?: EventOrigin | undefined
}

/** Numbers events and writes them; to be called inside a transaction, after the fence. Returns the last number. */
export function* writeEvents(scope: Scope, lease: Pick<Lease, 'run'>, { last, events, origin }: EventsToWrite): Program<number> {
  const now = scope.now()
  let seq = last
  for (const [index, event] of events.entries()) {
    seq += yield* change(
      'INSERT INTO events (run, seq, step, n, type, data, at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run, step, n) WHERE step IS NOT NULL DO NOTHING',
      lease.run,
      seq + 1,
      origin?.step ?? null,
      origin === undefined ? null : index,
      event.type,
      toJson(event.data),
      now,
    )
  }
  if (seq !== last) yield* change('UPDATE runs SET seq = ?, updated_at = ? WHERE n = ?', seq, now, lease.run)
  return seq
}

/** Lists the events after `afterSeq`, in order, at most `limit`. Fault: RUN_NOT_FOUND. */
export async function listEvents(scope: Scope, id: string, afterSeq: number, limit: number): Promise<readonly DraftEvent[]> {
  const rows = await scope.read(function* () {
    return yield* every<{ seq: number; type: string; data: string; at: number }>(
      'SELECT seq, type, data, at FROM events WHERE run = ? AND seq > ? ORDER BY seq LIMIT ?',
      yield* numberOf(id),
      afterSeq,
      limit,
    )
  })
  return rows.map((row) =>
    renewEvent({ seq: row.seq, type: row.type, at: new Date(row.at).toISOString(), data: JSON.parse(row.data) as unknown } as DraftEvent),
  )
}
