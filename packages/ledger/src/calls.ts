import type { Lease } from './lease.ts'
import { fence, numberOf, toJson, type Scope } from './scope.ts'

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

/** A call in the bill. */
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
export function getCall(scope: Scope, lease: Lease, key: CallKey): StoredCall | null {
  fence(scope, lease)
  const row = scope.database.get<Row>(
    'SELECT state, response, usage FROM calls WHERE run = ? AND step = ? AND kind = ? AND hash = ? AND nth = ?',
    ...primaryKey(lease, key),
  )
  if (row === undefined) return null
  return row.state === 'started' ? { state: 'started' } : { state: 'done', response: parsed(row.response), usage: parsed(row.usage) }
}

/**
 * Records that a call is about to be made, and what is known of its usage by then: who asks. One that was begun before and has no answer is
 * made once more: `tries` of its usage counts that. Fault: LEASE_LOST.
 */
export function beginCall(scope: Scope, lease: Lease, key: CallKey, usage: unknown): Promise<void> {
  return writeOf(
    scope,
    key,
  )(() => {
    fence(scope, lease)
    scope.database.run(
      `INSERT INTO calls (run, step, kind, hash, nth, state, started_at, usage) VALUES (?, ?, ?, ?, ?, 'started', ?, ?)
       ON CONFLICT DO UPDATE SET usage = json_set(coalesce(usage, '{}'), '$.tries', 1 + coalesce(json_extract(usage, '$.tries'), 1)) WHERE state = 'started'`,
      ...primaryKey(lease, key),
      scope.now(),
      usage === undefined ? null : toJson(usage),
    )
  })
}

/** Stores the answer of a call: within the run it is not made again. Fault: LEASE_LOST. */
export function finishCall(scope: Scope, lease: Lease, key: CallKey, response: unknown, usage: unknown): Promise<void> {
  const text = toJson(response)
  return writeOf(
    scope,
    key,
  )(() => {
    fence(scope, lease)
    const now = scope.now()
    scope.database.run(
      `INSERT INTO calls (run, step, kind, hash, nth, state, started_at, response, usage, done_at) VALUES (?, ?, ?, ?, ?, 'done', ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET state = 'done', response = excluded.response, done_at = excluded.done_at,
         usage = CASE WHEN json_extract(usage, '$.tries') IS NULL THEN excluded.usage
                 ELSE json_set(coalesce(excluded.usage, '{}'), '$.tries', json_extract(usage, '$.tries')) END`,
      ...primaryKey(lease, key),
      now,
      text,
      usage === undefined ? null : toJson(usage),
      now,
    )
  })
}

/** Chooses how a call is written: flushed to disk where it may have been paid for; a page or a search can be asked again, and a paid search is a fetch of its own. */
function writeOf(scope: Scope, { kind }: CallKey): Scope['writeRepeatable'] {
  return kind === 'read' || kind === 'search' ? scope.writeRepeatable : scope.write
}

/** Lists the calls of a run with their usage, in the order in which they began: the bill. Fault: RUN_NOT_FOUND. */
export function listCalls(scope: Scope, id: string): readonly CallRow[] {
  const rows = scope.database.all<CallKey & Row>(
    'SELECT step, kind, hash, nth, state, usage FROM calls WHERE run = ? ORDER BY rowid',
    numberOf(scope, id),
  )
  return rows.map(({ step, kind, hash, nth, state, usage }) => ({ step, kind, hash, nth, state, usage: parsed(usage) }))
}

function primaryKey(lease: Lease, key: CallKey): [number, string, string, string, number] {
  return [lease.run, key.step, key.kind, key.hash, key.nth]
}

function parsed(text: string | null): unknown {
  return text === null ? null : (JSON.parse(text) as unknown)
}
