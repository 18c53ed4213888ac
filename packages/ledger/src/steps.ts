import type { NewEvent } from '@galley/sdk'
import { writeEvents } from './events.ts'
import { noteProgress, type Lease } from './lease.ts'
import { fence, numberOf, toJson, type Scope } from './scope.ts'
import { change, every, first, type Program } from './program.ts'

/** A finished step with its answer. */
export interface StoredStep {
  readonly out: unknown
}

/** A step that comes to its end: its answer, and the events that are committed with it. */
export interface EndedStep extends StoredStep {
  readonly key: string
  readonly events?: readonly NewEvent[]
}

/** Reads the answer of a finished step, or null: then it has to be done. Fault: LEASE_LOST. */
export async function getStep(scope: Scope, lease: Lease, key: string): Promise<StoredStep | null> {
  const row = await scope.read(() => findStep(scope, lease, key))
  return row === undefined ? null : { out: JSON.parse(row.out) as unknown }
}

function* findStep(scope: Scope, lease: Lease, key: string): Program<{ out: string } | undefined> {
  yield* fence(scope, lease)
  return yield* first<{ out: string }>('SELECT out FROM steps WHERE run = ? AND key = ?', lease.run, key)
}

/**
 * Commits a step's answer and its events together, behind the fence; steps that finish at once share one disk flush.
 * When it resolves, the step is on disk and is never done again. A step that is finished already stays as it is.
 * Fault: LEASE_LOST.
 */
export function finishStep(scope: Scope, lease: Lease, { key, out, events = [] }: EndedStep): Promise<void> {
  const text = toJson(out)
  return scope.write(() => endStep(scope, lease, { key, text, events }))
}

/** A step as it is written: its answer is JSON. */
interface StepRow {
  readonly key: string
  readonly text: string
  readonly events: readonly NewEvent[]
}

function* endStep(scope: Scope, lease: Lease, { key, text, events }: StepRow): Program<void> {
  const last = yield* fence(scope, lease)
  if (!(yield* writeStep(scope, lease, { key, text }))) return
  yield* noteProgress(lease)
  // Without an origin: a step ends once, so its events need no entry of their own in the index that keeps replays from writing twice.
  yield* writeEvents(scope, lease, { last, events })
}

/** Writes an answer unless there is one; to be called inside a transaction, after the fence. */
export function* writeStep(scope: Scope, lease: Pick<Lease, 'run'>, { key, text }: Pick<StepRow, 'key' | 'text'>): Program<boolean> {
  const added = yield* change(
    'INSERT INTO steps (run, key, out, finished_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    lease.run,
    key,
    text,
    scope.now(),
  )
  return added > 0
}

/** Lists the finished steps of a run in the order in which they ended, those only whose key begins with `prefix` if one is given. Fault: RUN_NOT_FOUND. */
export async function listSteps(scope: Scope, id: string, prefix = ''): Promise<readonly (StoredStep & { readonly key: string })[]> {
  const rows = await scope.read(function* () {
    return yield* every<{ key: string; out: string }>(
      'SELECT key, out FROM steps WHERE run = ? AND substr(key, 1, ?) = ? ORDER BY rowid',
      yield* numberOf(id),
      prefix.length,
      prefix,
    )
  })
  return rows.map(({ key, out }) => ({ key, out: JSON.parse(out) as unknown }))
}
