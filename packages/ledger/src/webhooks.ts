import { isUnheld, type Holder } from './candidate.ts'
import { requestWaitMs, type Scope } from './scope.ts'
import { change, every, first } from './program.ts'

/** An address that is told of drafts. */
export interface StoredWebhook {
  readonly id: string
  readonly url: string
  /** Types of events that it is told. */
  readonly events: readonly string[]
  /** RFC 3339, UTC. */
  readonly createdAt: string
}

/** One message to a webhook. */
export interface StoredDelivery {
  readonly n: number
  readonly draft: string
  readonly type: string
  /** Time of the event. */
  readonly at: string
  readonly state: 'waiting' | 'delivered' | 'given-up'
  readonly attempts: number
  /** Time of the next attempt, of one that waits. */
  readonly dueAt: string | null
  readonly triedAt: string | null
  /** Status of the last answer. */
  readonly status: number | null
  /** Reason why the last attempt failed. */
  readonly problem: string | null
}

/** A message that is to be sent now. */
export interface DueDelivery {
  readonly n: number
  readonly webhook: string
  readonly url: string
  readonly draft: string
  readonly type: string
  /** Data of the event. */
  readonly data: unknown
  /** Unix milliseconds. */
  readonly at: number
  /** Attempts before this one. */
  readonly attempts: number
}

/** Outcome of an attempt: with `nextAt` it is tried again. */
export interface DeliveryOutcome {
  readonly state: StoredDelivery['state']
  readonly status?: number
  readonly problem?: string
  /** Unix milliseconds. */
  readonly nextAt?: number
}

/** Adds a webhook; from now on events are delivered to it. */
export function addWebhook(scope: Scope, { id, url, events }: Omit<StoredWebhook, 'createdAt'>): Promise<void> {
  return scope.write(function* () {
    const row = [id, url, JSON.stringify(events), scope.now()] as const
    yield* change('INSERT INTO webhooks (id, url, events, created_at) VALUES (?, ?, ?, ?)', ...row)
  }, requestWaitMs)
}

/** Lists the webhooks, the oldest first. */
export async function listWebhooks(scope: Scope): Promise<readonly StoredWebhook[]> {
  const rows = await scope.read(() =>
    every<{ id: string; url: string; events: string; createdAt: number }>(
      'SELECT id, url, events, created_at AS "createdAt" FROM webhooks ORDER BY n',
    ),
  )
  return rows.map(({ id, url, events, createdAt }) => ({ id, url, events: JSON.parse(events) as string[], createdAt: iso(createdAt) }))
}

/** Removes a webhook and what waits for it; false when there was none. */
export function removeWebhook(scope: Scope, id: string): Promise<boolean> {
  return scope.write(function* () {
    return (yield* change('DELETE FROM webhooks WHERE id = ?', id)) > 0
  }, requestWaitMs)
}

/** Lists the newest messages of a webhook, at most `limit`. */
export async function listDeliveries(scope: Scope, webhook: string, limit: number): Promise<readonly StoredDelivery[]> {
  type Row = Omit<StoredDelivery, 'at' | 'dueAt' | 'triedAt'> & { at: number; dueAt: number; triedAt: number | null }
  const rows = await scope.read(() =>
    every<Row>(
      `SELECT n, run AS draft, type, at, state, attempts, due_at AS "dueAt", tried_at AS "triedAt", status, problem FROM deliveries
       WHERE webhook = (SELECT n FROM webhooks WHERE id = ?) ORDER BY n DESC LIMIT ?`,
      webhook,
      limit,
    ),
  )
  return rows.map((row) =>
    Object.assign({}, row, {
      at: iso(row.at),
      dueAt: row.state === 'waiting' ? iso(row.dueAt) : null,
      triedAt: row.triedAt === null ? null : iso(row.triedAt),
    }),
  )
}

/** Puts a message up for sending again, whatever became of it; false when there is none of that number. */
export function replayDelivery(scope: Scope, webhook: string, n: number): Promise<boolean> {
  return scope.write(function* () {
    const replayed = yield* change(
      `UPDATE deliveries SET state = 'waiting', attempts = 0, due_at = ? WHERE n = ? AND webhook = (SELECT n FROM webhooks WHERE id = ?)`,
      scope.now(),
      n,
      webhook,
    )
    return replayed > 0
  }, requestWaitMs)
}

/** Milliseconds for which a message is the one's that sends it: longer than a server may take to answer. */
const deliveryLeaseMs = 30_000

/** True where this process may send a message: nobody is at it, or itself, which knows what it is at. */
function maySend(scope: Scope, held: Holder): boolean {
  return held.owner === scope.owner || isUnheld(scope, held)
}

/** Lists the messages that are to be sent now and that no other process is at, the longest waiting first. */
export async function dueDeliveries(scope: Scope, limit: number): Promise<readonly DueDelivery[]> {
  const rows = await scope.read(() =>
    every<Omit<DueDelivery, 'data'> & { data: string } & Holder>(
      `SELECT d.n, w.id AS webhook, w.url, d.run AS draft, d.type, d.data, d.at, d.attempts, d.owner, d.lease_until
       FROM deliveries d JOIN webhooks w ON w.n = d.webhook WHERE d.state = 'waiting' AND d.due_at <= ? ORDER BY d.due_at LIMIT ?`,
      scope.now(),
      limit,
    ),
  )
  return rows
    .filter((row) => maySend(scope, row))
    .map(({ n, webhook, url, draft, type, data, at, attempts }) => {
      return { n, webhook, url, draft, type, data: JSON.parse(data) as unknown, at, attempts }
    })
}

/** Takes a message that is to be sent now, so that no other process sends it too; false where one was faster. */
export function claimDelivery(scope: Scope, n: number): Promise<boolean> {
  return scope.writeRepeatable(function* () {
    const now = scope.now()
    const sql = `SELECT owner, lease_until FROM deliveries WHERE n = ? AND state = 'waiting' AND due_at <= ?${scope.lock}`
    const row = yield* first<Holder>(sql, n, now)
    if (row === undefined || !maySend(scope, row)) return false
    yield* change('UPDATE deliveries SET owner = ?, lease_until = ? WHERE n = ?', scope.owner, now + deliveryLeaseMs, n)
    return true
  })
}

/** Gives a message back that was not sent to its end: the next process sends it at once. */
export async function releaseDelivery(scope: Scope, n: number): Promise<void> {
  await scope.writeRepeatable(() =>
    change('UPDATE deliveries SET owner = NULL, lease_until = NULL WHERE n = ? AND owner = ?', n, scope.owner),
  )
}

/** Writes down how an attempt went. A message that was removed meanwhile stays removed, and one that another process has by now is that one's. */
export async function settleDelivery(scope: Scope, n: number, { state, status, problem, nextAt }: DeliveryOutcome): Promise<void> {
  const now = scope.now()
  await scope.write(() =>
    change(
      `UPDATE deliveries SET state = ?, attempts = attempts + 1, tried_at = ?, due_at = ?, status = ?, problem = ?, owner = NULL, lease_until = NULL
       WHERE n = ? AND owner = ?`,
      state,
      now,
      nextAt ?? now,
      status ?? null,
      problem ?? null,
      n,
      scope.owner,
    ),
  )
}

/** Forgets messages that are over and older than a time (Unix milliseconds). */
export async function forgetDeliveries(scope: Scope, before: number): Promise<void> {
  const isOver = "state <> 'waiting' AND tried_at < ?"
  if ((await scope.read(() => first(`SELECT 1 FROM deliveries WHERE ${isOver} LIMIT 1`, before))) === undefined) return
  await scope.write(() => change(`DELETE FROM deliveries WHERE ${isOver}`, before))
}

const iso = (at: number): string => new Date(at).toISOString()
