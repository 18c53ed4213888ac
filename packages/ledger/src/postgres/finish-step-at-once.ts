import type { NewEvent } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Lease } from '../lease.ts'
import { first, type Program } from '../program.ts'
import { toJson } from '../scope.ts'

/**
 * `finishStep` as one statement, so that a step costs one way to the database and back: fence, answer, the events that are not there yet and the run's new number,
 * all of it or nothing. Done again after its answer was lost, it finds the step. `events` that a concurrent writer of this run adds in the same moment are a
 * collision, after which it is done again.
 */
const statement = `
WITH fenced AS (SELECT n, seq FROM runs WHERE n = ?::bigint AND epoch = ?::bigint FOR UPDATE),
given AS (SELECT ?::text AS key, ?::text AS out, ?::bigint AS at, ?::jsonb AS events),
step AS (
  INSERT INTO steps (run, key, out, finished_at) SELECT n, key, out, at FROM fenced, given ON CONFLICT DO NOTHING RETURNING run, key
),
fresh AS (
  SELECT step.run, step.key, event.n - 1 AS n, event.value ->> 0 AS type, event.value ->> 1 AS data, row_number() OVER (ORDER BY event.n) AS place
  FROM step, given, jsonb_array_elements(given.events) WITH ORDINALITY AS event (value, n)
  WHERE NOT EXISTS (SELECT 1 FROM events WHERE events.run = step.run AND events.step = step.key AND events.n = event.n - 1)
),
told AS (
  INSERT INTO events (run, seq, step, n, type, data, at)
  SELECT fresh.run, fenced.seq + place, fresh.key, fresh.n, type, data, at FROM fresh, fenced, given
),
counted AS (
  UPDATE runs SET seq = runs.seq + (SELECT count(*) FROM fresh), deaths = 0, updated_at = at FROM step, given
  WHERE runs.n = step.run AND (runs.deaths > 0 OR EXISTS (SELECT 1 FROM fresh))
)
SELECT count(*) AS held FROM fenced`

/** Commits a step's answer and its events together, as `finishStep` does. Fault: LEASE_LOST. */
export function* finishStepAtOnce(lease: Lease, key: string, out: unknown, events: readonly NewEvent[], now: number): Program<void> {
  const told = JSON.stringify(events.map(({ type, data }) => [type, toJson(data)]))
  const row = yield* first<{ held: number }>(statement, lease.run, lease.epoch, key, toJson(out), now, told)
  if (row?.held !== 1) throw fault('LEASE_LOST', { run: lease.id })
}
