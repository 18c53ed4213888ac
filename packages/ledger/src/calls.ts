import { noteProgress, type Lease } from './lease.ts'
import { fence, numberOf, toJson, type Scope } from './scope.ts'
import { change, every, first, type Program } from './program.ts'

/** Key of an effect outside the process: within a step, equal requests are told apart by `nth`. */
export interface CallKey {
  readonly step: string
  readonly kind: 'model' | 'search' | 'read' | 'fetch'
  /** Hash of everything that decides the answer. */
  readonly hash: string
  readonly nth: number
}

/** A call as it is stored. `started` without `done` after a crash: possibly paid, the answer is lost. */
export type StoredCall = { readonly state: 'done'; readonly response: unknown; readonly usage: unknown } | { readonly state: 'started' }

/** Answer of a call, and what it cost. */
interface CallAnswer<Response = unknown> {
  readonly response: Response
  readonly usage: unknown
}

/** A call with its state and its usage, and without its answer: a line of the bill. */
export interface CallRow extends CallKey {
  readonly state: 'started' | 'done'
  readonly usage: unknown
}

interface Row {
  readonly state: 'started' | 'done'
  readonly response: string | null
  readonly usage: string | null
}

/** Reads a call, or null when it was never begun. Fault: LEASE_LOST. */
export async function getCall(scope: Scope, lease: Lease, key: CallKey): Promise<StoredCall | null> {
  const row = await scope.read(() => findCall(scope, lease, key))
  if (row === undefined) return null
  return row.state === 'started' ? { state: 'started' } : { state: 'done', response: parsed(row.response), usage: parsed(row.usage) }
}

/**
 * Records that a call is about to be made, and what is known of its usage by then: who asks. One that was begun before and has no answer is
 * made once more: `tries` of its usage counts that. Fault: LEASE_LOST.
 */
export function beginCall(scope: Scope, lease: Lease, key: CallKey, usage: unknown): Promise<void> {
  return writerOf(scope, key)(() => begin(scope, lease, key, usage))
}

function* begin(scope: Scope, lease: Lease, key: CallKey, usage: unknown): Program<void> {
  const earlier = yield* findCall(scope, lease, key)
  if (earlier?.state === 'done') return
  const told = earlier === undefined ? usage : { ...objectOf(earlier.usage), tries: 1 + (triesOf(earlier) ?? 1) }
  yield* writeCall(lease, key, { state: 'started', response: null, usage: told, at: scope.now() })
}

/** Stores the answer of a call: within the run it is not made again. Fault: LEASE_LOST. */
export function finishCall(scope: Scope, lease: Lease, key: CallKey, { response, usage }: CallAnswer): Promise<void> {
  const text = toJson(response)
  return writerOf(scope, key)(() => finish(scope, lease, key, { response: text, usage }))
}

function* finish(scope: Scope, lease: Lease, key: CallKey, { response, usage }: CallAnswer<string>): Program<void> {
  const tries = triesOf(yield* findCall(scope, lease, key))
  const told = tries === undefined ? usage : { ...(usage as object | undefined), tries }
  yield* writeCall(lease, key, { state: 'done', response, usage: told, at: scope.now() })
  yield* noteProgress(lease)
}

/** Chooses how a call is written: flushed to disk where it may have been paid for; a page or a search can be asked again, and a paid search is a fetch of its own. */
function writerOf(scope: Scope, { kind }: CallKey): Scope['write'] {
  return kind === 'read' || kind === 'search' ? scope.writeRepeatable : scope.write
}

/** Lists the calls of a run with their usage, in the order in which they began: the bill. Fault: RUN_NOT_FOUND. */
export async function listCalls(scope: Scope, id: string): Promise<readonly CallRow[]> {
  const rows = await scope.read(function* () {
    const n = yield* numberOf(id)
    return yield* every<CallKey & Row>('SELECT step, kind, hash, nth, state, usage FROM calls WHERE run = ? ORDER BY rowid', n)
  })
  return rows.map(({ step, kind, hash, nth, state, usage }) => ({ step, kind, hash, nth, state, usage: parsed(usage) }))
}

/** Reads a call, behind the fence. */
function* findCall(scope: Scope, lease: Lease, key: CallKey): Program<Row | undefined> {
  yield* fence(scope, lease)
  const sql = 'SELECT state, response, usage FROM calls WHERE run = ? AND step = ? AND kind = ? AND hash = ? AND nth = ?'
  return yield* first<Row>(sql, ...primaryKey(lease, key))
}

/** Writes a call, or what became of it. */
function* writeCall(
  lease: Lease,
  key: CallKey,
  { state, response, usage, at }: Pick<Row, 'state' | 'response'> & { readonly usage: unknown; readonly at: number },
): Program<void> {
  yield* change(
    `INSERT INTO calls (run, step, kind, hash, nth, state, response, usage, started_at, done_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (run, step, kind, hash, nth) DO UPDATE SET
       state = excluded.state, response = excluded.response, usage = excluded.usage, done_at = excluded.done_at`,
    ...primaryKey(lease, key),
    state,
    response,
    usage === undefined ? null : toJson(usage),
    at,
    state === 'done' ? at : null,
  )
}

function triesOf(row: Row | undefined): number | undefined {
  return objectOf(row?.usage ?? null)['tries'] as number | undefined
}

function objectOf(text: string | null): Readonly<Record<string, unknown>> {
  return (parsed(text) ?? {}) as Readonly<Record<string, unknown>>
}

function primaryKey(lease: Lease, key: CallKey): [number, string, string, string, number] {
  return [lease.run, key.step, key.kind, key.hash, key.nth]
}

function parsed(text: string | null): unknown {
  return text === null ? null : (JSON.parse(text) as unknown)
}
