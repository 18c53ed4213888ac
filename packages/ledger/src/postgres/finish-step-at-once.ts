import { fault } from '../faults.ts'
import type { Lease } from '../lease.ts'
import { toJson } from '../scope.ts'
import type { EndedStep } from '../steps.ts'
import type { PostgresConnection } from './postgres-connection.ts'

/** A step that comes to its end at a time, in Unix milliseconds. */
interface TimedStep extends EndedStep {
  readonly at: number
}

/** Commits a step's answer and its events together, as `finishStep` does, by the function of the database (`sql/003-finish-step.ts`). Fault: LEASE_LOST. */
export async function finishStepAtOnce(
  connection: PostgresConnection,
  lease: Lease,
  { key, out, events = [], at }: TimedStep,
): Promise<void> {
  const row = await connection.writeAtOnce<{ held: boolean }>({
    name: 'finish_step',
    text: 'SELECT finish_step($1, $2, $3, $4, $5, $6, $7) AS held',
    values: [lease.run, lease.epoch, key, toJson(out), events.map(({ type }) => type), events.map(({ data }) => toJson(data)), at],
  })
  if (row?.held !== true) throw fault('LEASE_LOST', { run: lease.id })
}
