import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Asks the ledger of a data folder as any other program would. */
export function lookIntoLedger(data: string, sql: string): readonly Readonly<Record<string, unknown>>[] {
  const database = new DatabaseSync(join(data, 'galley.sqlite'), { readOnly: true, timeout: 5000 })
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

/** Statuses of all runs, in the order in which they were made. */
export function statuses(data: string): readonly string[] {
  return lookIntoLedger(data, 'SELECT status FROM runs ORDER BY n').map(({ status }) => String(status))
}

/** Counts the model calls of all runs, finished and not. */
export function countCalls(data: string): { readonly done: number; readonly open: number } {
  const [row] = lookIntoLedger(
    data,
    `SELECT count(*) FILTER (WHERE state = 'done') AS done, count(*) FILTER (WHERE state = 'started') AS open FROM calls WHERE kind = 'model'`,
  )
  return { done: Number(row?.['done']), open: Number(row?.['open']) }
}

/** Runs whose events are numbered with a gap, or that tell twice what happens once. */
export function brokenLogs(data: string): readonly string[] {
  return lookIntoLedger(
    data,
    `SELECT id FROM runs WHERE seq <> (SELECT count(*) FROM events WHERE run = runs.n) OR seq <> (SELECT max(events.seq) FROM events WHERE run = runs.n)
     OR EXISTS (SELECT 1 FROM events WHERE run = runs.n AND type IN ('draft.done', 'round.scored', 'draft.planned') GROUP BY type, data HAVING count(*) > 1)`,
  ).map(({ id }) => String(id))
}

/** Keeps a reader on the ledger, as a backup does: its journal is not begun anew meanwhile, so that every write needs room on the disk. */
export function keepReading(data: string): () => void {
  const database = new DatabaseSync(join(data, 'galley.sqlite'), { readOnly: true, timeout: 5000 })
  database.exec('BEGIN')
  database.prepare('SELECT count(*) FROM runs').get()
  return () => database.close()
}
