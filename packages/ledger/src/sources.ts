import type { DraftStatus, Source } from '@galley/sdk'
import { fault } from './faults.ts'
import type { Lease } from './lease.ts'
import { fence, numberOf, requestWaitMs, toJson, type Scope } from './scope.ts'
import { digestOf } from './texts.ts'
import { change, every, first, type Program } from './program.ts'

/**
 * Stores a source and its text, which must have the source's digest. A source that the run has already stays as it is.
 * The file is written inside the transaction, so that no other process can remove the same text as unused meanwhile.
 * Faults: LEASE_LOST, SOURCE_DAMAGED.
 */
export async function addSource(scope: Scope, lease: Lease, source: Source, text: string): Promise<void> {
  if (digestOf(text) !== source.digest) throw fault('SOURCE_DAMAGED', { source: source.id })
  await scope.writeRepeatable(function* () {
    yield* fence(scope, lease)
    yield* scope.texts.putText(source.digest, text)
    yield* change(
      'INSERT INTO sources (run, id, digest, source) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      lease.run,
      source.id,
      source.digest,
      toJson(source),
    )
  })
}

/** Lists the sources of a run in the order in which they were read. Fault: RUN_NOT_FOUND. */
export async function listSources(scope: Scope, id: string): Promise<readonly Source[]> {
  const rows = await scope.read(function* () {
    return yield* every<{ source: string }>('SELECT source FROM sources WHERE run = ? ORDER BY rowid', yield* numberOf(id))
  })
  return rows.map((row) => JSON.parse(row.source) as Source)
}

/** Finds a source of a run; null where the run has none of this id. Fault: RUN_NOT_FOUND. */
export async function findSource(scope: Scope, id: string, sourceId: string): Promise<Source | null> {
  const row = await scope.read(function* () {
    return yield* first<{ source: string }>('SELECT source FROM sources WHERE run = ? AND id = ?', yield* numberOf(id), sourceId)
  })
  return row === undefined ? null : (JSON.parse(row.source) as Source)
}

/** Reads the text of a source, checked against its digest. Faults: RUN_NOT_FOUND, SOURCE_NOT_FOUND, SOURCE_DAMAGED. */
export async function sourceText(scope: Scope, id: string, sourceId: string): Promise<string> {
  const text = await scope.read(function* () {
    const row = yield* first<{ digest: string }>('SELECT digest FROM sources WHERE run = ? AND id = ?', yield* numberOf(id), sourceId)
    if (row === undefined) throw fault('SOURCE_NOT_FOUND', { run: id, source: sourceId })
    return yield* scope.texts.text(row.digest)
  })
  if (text === null) throw fault('SOURCE_DAMAGED', { source: sourceId })
  return text
}

/**
 * Removes a run, its events and answers, then the texts and files that no other run uses. A worker that still holds it gets LEASE_LOST.
 * False when there was no such run.
 */
export async function deleteRun(scope: Scope, id: string): Promise<boolean> {
  const removed = await removeRuns(scope, () => every('SELECT id FROM runs WHERE id = ?', id))
  return removed.length > 0
}

/** Runs that are to be removed: of these statuses, unchanged since before a moment; the oldest, so many at most. */
export interface EndedRuns {
  readonly statuses: readonly DraftStatus[]
  readonly before: Date
  readonly limit: number
}

/** Removes runs that ended, as `deleteRun` does, and answers their ids; one that somebody takes up meanwhile stays. */
export function removeEnded(scope: Scope, { statuses, before, limit }: EndedRuns): Promise<readonly string[]> {
  const places = statuses.map(() => '?').join(', ')
  const sql = `SELECT id FROM runs WHERE status IN (${places}) AND updated_at < ? ORDER BY n LIMIT ?`
  return removeRuns(scope, () => every(sql, ...statuses, before.getTime(), limit))
}

/** Kinds of what is stored by its digest, for all runs that use it. */
const shared = ['sources', 'files'] as const

/** A run that was removed, and what it used. */
interface RemovedRun extends Readonly<Record<(typeof shared)[number], readonly string[]>> {
  readonly id: string
}

async function removeRuns(scope: Scope, find: () => Program<readonly { readonly id: string }[]>): Promise<readonly string[]> {
  const removed = await scope.write(function* () {
    const runs: RemovedRun[] = []
    for (const { id } of yield* find()) {
      runs.push({ id, sources: yield* digestsOf('sources', id), files: yield* digestsOf('files', id) })
      yield* change('DELETE FROM runs WHERE id = ?', id)
    }
    return runs
  }, requestWaitMs)
  // A second transaction: a crash between the two leaves a file too many, never a source without its text.
  if (removed.length > 0) await scope.write(() => removeUnused(scope, removed))
  return removed.map(({ id }) => id)
}

function* digestsOf(table: (typeof shared)[number], id: string): Program<readonly string[]> {
  const sql = `SELECT DISTINCT digest FROM ${table} JOIN runs ON runs.n = ${table}.run WHERE runs.id = ?`
  return (yield* every<{ digest: string }>(sql, id)).map(({ digest }) => digest)
}

function* removeUnused(scope: Scope, removed: readonly RemovedRun[]): Program<void> {
  for (const run of removed)
    for (const table of shared)
      for (const digest of run[table])
        if ((yield* first(`SELECT 1 FROM ${table} WHERE digest = ? LIMIT 1`, digest)) === undefined)
          yield* scope.texts.remove(table, digest)
}
