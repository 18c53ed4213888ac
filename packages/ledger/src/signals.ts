import type { Lease } from './lease.ts'
import { fence, numberOf, requestWaitMs, toJson, type Scope } from './scope.ts'
import { writeStep } from './steps.ts'
import { change, first, tellQueue, type Program } from './program.ts'

/** A message to a run: of several with the same `idem`, the first alone counts. */
export interface Message {
  readonly name: string
  readonly payload: unknown
  readonly idem?: string
}

/**
 * Puts a message into the run's mailbox; it is kept until somebody takes it, also when nobody waits for it yet.
 * False when a message of that name with the same `idem` was there before. Fault: RUN_NOT_FOUND.
 */
export function signal(scope: Scope, id: string, { name, payload, idem }: Message): Promise<boolean> {
  return scope.write(function* () {
    const run = yield* numberOf(id)
    const added = yield* change(
      'INSERT INTO signals (run, name, payload, idem, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      run,
      name,
      toJson(payload),
      idem ?? null,
      scope.now(),
    )
    // Asked after the message is written: whoever parks the run at this moment finds the message, or is found here.
    const isParked = (yield* first(`SELECT 1 FROM runs WHERE n = ? AND status = 'waiting'${scope.lock}`, run)) !== undefined
    if (isParked) yield* tellQueue('needed', id)
    return added > 0
  }, requestWaitMs)
}

/**
 * Takes the oldest message of that name, or undefined when there is none.
 * With `step`, the message becomes that step's answer in the same transaction, so that a crash right after cannot lose it. Fault: LEASE_LOST.
 */
export async function takeSignal(scope: Scope, lease: Lease, name: string, step?: string): Promise<unknown> {
  if ((await scope.read(() => findSignal(scope, lease, name))) === undefined) return undefined
  return scope.write(function* () {
    const row = yield* findSignal(scope, lease, name)
    if (row === undefined) return undefined
    yield* change('UPDATE signals SET taken_at = ? WHERE n = ?', scope.now(), row.n)
    if (step !== undefined) yield* writeStep(scope, lease, { key: step, text: row.payload })
    return JSON.parse(row.payload) as unknown
  })
}

/** Finds the oldest message of a name that nobody took, behind the fence. */
function* findSignal(scope: Scope, lease: Lease, name: string): Program<{ readonly n: number; readonly payload: string } | undefined> {
  yield* fence(scope, lease)
  return yield* first('SELECT n, payload FROM signals WHERE run = ? AND name = ? AND taken_at IS NULL ORDER BY n LIMIT 1', lease.run, name)
}
