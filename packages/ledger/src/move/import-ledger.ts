import { fault } from '../faults.ts'
import { voidLease } from '../lease.ts'
import { clearAuditLog } from '../audit-log.ts'
import { change, every, first, tellQueue, type Program } from '../program.ts'
import type { Scope } from '../scope.ts'
import { needsWorker } from '../take-run.ts'
import { exportFormat, fromMoved, type MovedLine, type MovedRows } from './moved-line.ts'
import { movedTables } from './moved-tables.ts'

/**
 * Writes an exported ledger into an empty one, a run in one transaction, and answers the number of runs. What was at work is queued: a worker goes on with it
 * from its last finished step. Faults: LEDGER_NOT_EMPTY, LEDGER_FILE_INVALID.
 */
export async function importLedger(scope: Scope, lines: AsyncIterable<MovedLine>): Promise<number> {
  const other = await scope.read(() => first('SELECT 1 FROM runs LIMIT 1'))
  if (other !== undefined) throw fault('LEDGER_NOT_EMPTY', {})
  // What a fresh ledger has of its own (the token of its first start, the audit log of that) gives way.
  await scope.write(() => change('DELETE FROM tokens'))
  let [n, end] = [0, -1]
  let runs = 0
  for await (const line of lines) {
    n += 1
    if (end >= 0 || ('format' in line ? line.format !== exportFormat || n > 1 : n === 1)) throw invalid(n)
    if ('text' in line) await scope.write(() => scope.texts.putText(line.text, line.body))
    else if ('document' in line) await scope.write(() => scope.texts.putFile(line.document, Buffer.from(line.base64, 'base64')))
    else if ('rows' in line) runs += await scope.write(() => writeRows(line.rows, n))
    else if ('end' in line) end = line.end.runs
  }
  if (end !== runs) throw invalid(n + 1)
  return runs
}

function* writeRows(tables: MovedRows, line: number): Program<number> {
  for (const [table, rows] of tables) {
    if (!movedTables.includes(table)) throw invalid(line)
    if (table === 'audit_end') yield* clearAuditLog()
    for (const row of rows) {
      const columns = Object.keys(row)
      if (!columns.every((column) => /^[a-z_]+$/.test(column))) throw invalid(line)
      const values = Object.values(row).map(fromMoved)
      yield* change(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, ...values)
    }
  }
  const run = tables.find(([table]) => table === 'runs')?.[1][0]?.['n']
  if (typeof run !== 'number') return 0
  // Whoever had it is not here; its lease fits no more.
  yield* change(`UPDATE runs SET ${voidLease}, status = CASE status WHEN 'running' THEN 'queued' ELSE status END WHERE n = ?`, run)
  for (const { id } of yield* every<{ id: string }>(`SELECT id FROM runs WHERE n = ? AND ${needsWorker}`, run))
    yield* tellQueue('needed', id)
  return 1
}

function invalid(line: number): ReturnType<typeof fault> {
  return fault('LEDGER_FILE_INVALID', { line })
}
