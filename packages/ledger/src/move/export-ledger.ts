import { readFile } from 'node:fs/promises'
import { every, type Program, type SqlValue } from '../program.ts'
import type { Scope } from '../scope.ts'
import { exportFormat, toMoved, type MovedLine, type MovedRows } from './moved-line.ts'
import { otherTables, runTables } from './moved-tables.ts'

type Row = Readonly<Record<string, SqlValue>>

/**
 * Reads the whole ledger, a line at a time: texts and documents before the runs that refer to them, each run whole. Nobody may be at work on it meanwhile.
 */
export async function* exportLedger(scope: Scope): AsyncGenerator<MovedLine> {
  yield { format: exportFormat }
  const digests = (table: string): Promise<readonly { digest: string }[]> =>
    scope.read(() => every(`SELECT DISTINCT digest FROM ${table} ORDER BY digest`))
  for (const { digest } of await digests('sources')) {
    const body = await scope.read(() => scope.texts.text(digest))
    // A text that is damaged is missing in the copy as it is here.
    if (body !== null) yield { text: digest, body }
  }
  for (const { digest } of await digests('files'))
    yield { document: digest, base64: (await readFile(await scope.texts.filePath(digest))).toString('base64') }
  const runs = await scope.read(() => every<{ n: number }>('SELECT n FROM runs ORDER BY n'))
  for (const { n } of runs) yield { rows: await scope.read(() => rowsOf(runTables, n)) }
  for (const table of otherTables) yield { rows: await scope.read(() => rowsOf([table])) }
  yield { end: { runs: runs.length } }
}

function* rowsOf(tables: readonly (readonly [table: string, order: string])[], run?: number): Program<MovedRows> {
  const found: [string, Record<string, ReturnType<typeof toMoved>>[]][] = []
  for (const [table, order] of tables) {
    const where = run === undefined ? '' : `WHERE ${table === 'runs' ? 'n' : 'run'} = ?`
    const rows = yield* every<Row>(`SELECT * FROM ${table} ${where} ORDER BY ${order}`, ...(run === undefined ? [] : [run]))
    if (rows.length > 0) found.push([table, rows.map(movedRow)])
  }
  return found
}

/** Leaves out the number that orders rows in the one engine alone. */
function movedRow(row: Row): Record<string, ReturnType<typeof toMoved>> {
  const columns = Object.entries(row).filter(([column]) => column !== 'rowid')
  return Object.fromEntries(columns.map(([column, value]) => [column, toMoved(value)]))
}
