import type { DraftStatus, Source } from '@galley/sdk'
import { fault } from './faults.ts'
import type { Lease } from './lease.ts'
import { fence, numberOf, toJson, type Scope } from './scope.ts'
import { digestOf } from './texts.ts'
import { requestWaitMs } from './write-queue.ts'
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
  const kept = await scope.write(function* () {
    const digests = { sources: yield* digestsOf('sources', id), files: yield* digestsOf('files', id) }
    return (yield* change('DELETE FROM runs WHERE id = ?', id)) === 0 ? null : digests
  }, requestWaitMs)
  if (kept === null) return false
  // A second transaction: a crash between the two leaves a file too many, never a source without its text.
  await scope.write(function* () {
    yield* removeUnused(scope, 'sources', kept.sources)
    yield* removeUnused(scope, 'files', kept.files)
  })
  return true
}

/** Runs that are to be removed: of these statuses, unchanged since before a moment; the oldest, so many at most. */
export interface EndedRuns {
  readonly statuses: readonly DraftStatus[]
  readonly before: Date
  readonly limit: number
}

/** Removes runs that ended, as `deleteRun` does, and answers their ids; one that somebody takes up meanwhile stays. */
export async function removeEnded(scope: Scope, { statuses, before, limit }: EndedRuns): Promise<readonly string[]> {
  const places = statuses.map(() => '?').join(', ')
  const kept = await scope.write(function* () {
    const sql = `SELECT id FROM runs WHERE status IN (${places}) AND updated_at < ? ORDER BY n LIMIT ?`
    const runs = yield* every<{ id: string }>(sql, ...statuses, before.getTime(), limit)
    const digests: { id: string; sources: readonly string[]; files: readonly string[] }[] = []
    for (const { id } of runs) {
      digests.push({ id, sources: yield* digestsOf('sources', id), files: yield* digestsOf('files', id) })
      yield* change('DELETE FROM runs WHERE id = ?', id)
    }
    return digests
  }, requestWaitMs)
  await scope.write(function* () {
    for (const { sources, files } of kept) {
      yield* removeUnused(scope, 'sources', sources)
      yield* removeUnused(scope, 'files', files)
    }
  })
  return kept.map(({ id }) => id)
}

function* digestsOf(table: 'sources' | 'files', id: string): Program<readonly string[]> {
  const sql = `SELECT DISTINCT digest FROM ${table} JOIN runs ON runs.n = ${table}.run WHERE runs.id = ?`
  return (yield* every<{ digest: string }>(sql, id)).map(({ digest }) => digest)
}

function* removeUnused(scope: Scope, table: 'sources' | 'files', digests: readonly string[]): Program<void> {
  for (const digest of digests) {
    const used = yield* first(`SELECT 1 FROM ${table} WHERE digest = ? LIMIT 1`, digest)
    if (used === undefined) yield* scope.texts.remove(table, digest)
  }
}
