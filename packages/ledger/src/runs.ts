import type { Brief, Draft, DraftStatus, Mode, NewEvent } from '@galley/sdk'
import { isFree } from './candidate.ts'
import { writeEvents } from './events.ts'
import { fault } from './faults.ts'
import { leaseMs, type Lease } from './lease.ts'
import { numberOf, requestWaitMs, toJson, type Scope } from './scope.ts'
import { searchWords, unwritten, writeSummary } from './summaries.ts'
import { renewDraft } from './renew-verdicts.ts'
import { change, every, first, tellQueue, type Program } from './program.ts'

/** Values that are fixed when a run begins and hold until it ends, e.g. the digests of its plugins. */
export type Pins = Readonly<Record<string, unknown>>

/** A run to be created. */
export interface NewRun {
  readonly id: string
  readonly brief: Brief
  readonly pins: Pins
  /** First event of the run, committed with it: whoever finds the run finds the event. */
  readonly event?: NewEvent
  readonly idempotencyKey?: string
  /** Hash of the request that the key came with. */
  readonly requestHash?: string
  /** Documents that the brief was handed over with, by the digests that it names. */
  readonly files?: readonly { readonly digest: string; readonly bytes: Uint8Array }[]
}

/** A run that was created, with its lease unless a queue hands it out, or an earlier one of the same id or idempotency key. */
export type CreatedRun =
  | { readonly id: string; readonly created: true; readonly lease: Lease | null }
  | { readonly id: string; readonly created: false; readonly lease: null }

/** A run in a list. */
export interface RunSummary {
  readonly id: string
  readonly topic: string
  readonly status: DraftStatus
  /** Number of its last event. */
  readonly seq: number
  readonly epoch: number
  /** Holder of the lease; null when nobody works on the run. */
  readonly owner: string | null
  /** True while that owner's lease runs and its process is not known to be gone. */
  readonly isHeld: boolean
  /** The signal that a parked run needs. */
  readonly waitingFor: string | null
  /** RFC 3339, UTC. */
  readonly createdAt: string
  /** Title of the draft, its topic until there is one. */
  readonly title: string
  readonly mode: Mode
  readonly score: number
  readonly words: number
  /** Rounds that were scored. */
  readonly rounds: number
}

/** A run with what it was asked and the last draft that was saved. */
export interface RunRow extends RunSummary {
  readonly brief: Brief
  readonly pins: Pins
  readonly draft: Draft | null
}

interface StoredRun {
  readonly n: number
  readonly id: string
  readonly topic: string
  readonly status: DraftStatus
  readonly seq: number
  readonly epoch: number
  readonly owner: string | null
  readonly lease_until: number | null
  readonly waiting_for: string | null
  readonly created_at: number
  readonly title: string
  readonly mode: Mode
  readonly score: number
  readonly words: number
  readonly rounds: number
}

const columns = 'n, id, topic, status, seq, epoch, owner, lease_until, waiting_for, created_at, title, mode, score, words, rounds'

/**
 * Writes a run, already claimed by this process, so that no other worker can take it in between; or puts it into the queue that hands runs out.
 * The same id, or the same idempotency key with the same request hash, returns the first run. Fault: IDEMPOTENCY_MISMATCH.
 */
export function createRun(scope: Scope, run: NewRun): Promise<CreatedRun> {
  return scope.write(() => create(scope, run), requestWaitMs)
}

function* create(scope: Scope, run: NewRun): Program<CreatedRun> {
  const earlier = yield* earlierRun(run)
  if (earlier !== null) return { id: earlier, created: false, lease: null }
  const now = scope.now()
  yield* change(
    `INSERT INTO runs (id, topic, status, owner, lease_until, idempotency_key, request_hash, created_at, updated_at)
       VALUES (?, ?, 'queued', ?, ?, ?, ?, ?, ?)`,
    run.id,
    run.brief.topic,
    scope.hasQueue ? null : scope.owner,
    scope.hasQueue ? null : now + leaseMs,
    run.idempotencyKey ?? null,
    run.requestHash ?? null,
    now,
    now,
  )
  const n = yield* numberOf(run.id)
  yield* change('INSERT INTO inputs (run, brief, pins) VALUES (?, ?, ?)', n, toJson(run.brief), toJson(run.pins))
  // Inside the transaction, so that no other process can remove the same file as unused meanwhile.
  for (const { digest, bytes } of run.files ?? []) {
    yield* scope.texts.putFile(digest, bytes)
    yield* change('INSERT INTO files (run, digest) VALUES (?, ?) ON CONFLICT DO NOTHING', n, digest)
  }
  yield* writeSummary(scope, n, unwritten(run.brief.topic))
  const lease = { id: run.id, run: n, epoch: 1, deaths: 0 }
  if (run.event !== undefined) yield* writeEvents(scope, lease, { last: 0, events: [run.event], origin: { step: 'queue' } })
  yield* tellQueue('needed', run.id)
  return { id: run.id, created: true, lease: scope.hasQueue ? null : lease }
}

function* earlierRun(run: NewRun): Program<string | null> {
  const key = run.idempotencyKey
  if (key !== undefined) {
    const row = yield* first<{ id: string; request_hash: string | null }>(
      'SELECT id, request_hash FROM runs WHERE idempotency_key = ?',
      key,
    )
    if (row !== undefined && row.request_hash !== (run.requestHash ?? null)) throw fault('IDEMPOTENCY_MISMATCH')
    if (row !== undefined) return row.id
  }
  return (yield* first<{ id: string }>('SELECT id FROM runs WHERE id = ?', run.id))?.id ?? null
}

/** Reads a run without its brief and draft, which may be large; null when there is no such run. */
export async function getSummary(scope: Scope, id: string): Promise<RunSummary | null> {
  const row = await scope.read(() => first<StoredRun>(`SELECT ${columns} FROM runs WHERE id = ?`, id))
  return row === undefined ? null : summary(scope, row)
}

/** Reads a run with its brief and draft, or null. */
export async function getRun(scope: Scope, id: string): Promise<RunRow | null> {
  const row = await scope.read(() =>
    first<StoredRun & { brief: string; pins: string; draft: string | null }>(
      `SELECT ${columns}, brief, pins, draft FROM runs JOIN inputs ON inputs.run = n LEFT JOIN drafts ON drafts.run = n WHERE id = ?`,
      id,
    ),
  )
  if (row === undefined) return null
  return {
    ...summary(scope, row),
    brief: JSON.parse(row.brief) as Brief,
    pins: JSON.parse(row.pins) as Pins,
    draft: row.draft === null ? null : renewDraft(JSON.parse(row.draft) as Draft),
  }
}

/** A part of the list of runs. */
export interface RunPage {
  readonly limit: number
  /** Only runs older than this one. */
  readonly before?: string
  /** Only runs newer than this one, those next to it. */
  readonly after?: string
  /** Only runs whose topic or title has each of these words, whatever their case and accents. */
  readonly search?: string
  readonly status?: DraftStatus
}

/** Lists runs, newest first, without reading a draft. Fault: RUN_NOT_FOUND for an unknown `before` or `after`. */
export async function listRuns(scope: Scope, page: RunPage): Promise<readonly RunSummary[]> {
  const isForward = page.after !== undefined && page.before === undefined
  const words = searchWords(page.search ?? '')
  const where = [
    ...(page.before === undefined ? [] : ['n < ?']),
    ...(page.after === undefined ? [] : ['n > ?']),
    ...(page.status === undefined ? [] : ['status = ?']),
    ...words.map(() => 'instr(search_text, ?) > 0'),
  ]
  const rows = await scope.read(function* () {
    const places: number[] = []
    for (const id of [page.before, page.after]) if (id !== undefined) places.push(yield* numberOf(id))
    return yield* every<StoredRun>(
      `SELECT ${columns} FROM runs ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY n ${isForward ? 'ASC' : 'DESC'} LIMIT ?`,
      ...places,
      ...(page.status === undefined ? [] : [page.status]),
      ...words,
      page.limit,
    )
  })
  const runs = rows.map((row) => summary(scope, row))
  return isForward ? runs.toReversed() : runs
}

/** Counts the runs of each status that there is. */
export async function countRuns(scope: Scope): Promise<Readonly<Partial<Record<DraftStatus, number>>>> {
  const rows = await scope.read(() =>
    every<{ status: DraftStatus; count: number }>('SELECT status, count(*) AS count FROM runs GROUP BY status'),
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

function summary(scope: Scope, row: StoredRun): RunSummary {
  return {
    id: row.id,
    topic: row.topic,
    status: row.status,
    seq: row.seq,
    epoch: row.epoch,
    owner: row.owner,
    isHeld: !isFree(scope, row),
    waitingFor: row.waiting_for,
    createdAt: new Date(row.created_at).toISOString(),
    title: row.title,
    mode: row.mode,
    score: row.score,
    words: row.words,
    rounds: row.rounds,
  }
}
