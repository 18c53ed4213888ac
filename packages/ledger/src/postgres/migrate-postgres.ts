import { checksumOf, type Migration } from '../migrations.ts'
import { fault } from '../faults.ts'
import { change, every, type Program } from '../program.ts'

/** Number of the lock under which one process at a time changes the schema ("GLLY"). */
const lock = 0x474c4c59

/** Brings the schema up to date, in one transaction. Faults: DATA_TOO_NEW, DATA_ALTERED. */
export function* migratePostgres(database: string, migrations: readonly Migration[], now: number): Program<void> {
  yield* every(`SELECT pg_advisory_xact_lock(${lock})`)
  yield* change(
    'CREATE TABLE IF NOT EXISTS migrations (n BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, at BIGINT NOT NULL)',
  )
  const applied = yield* every<{ n: number; checksum: string }>('SELECT n, checksum FROM migrations ORDER BY n')
  const newest = applied.at(-1)?.n ?? 0
  if (newest > migrations.length) throw fault('DATA_TOO_NEW', { file: database, found: newest, known: migrations.length })
  for (const [index, migration] of migrations.entries()) {
    const found = applied[index]
    const checksum = checksumOf(migration)
    if (found !== undefined && found.checksum !== checksum) throw fault('DATA_ALTERED', { file: database, migration: migration.n })
    if (found !== undefined) continue
    yield* change(migration.sql)
    yield* change('INSERT INTO migrations (n, name, checksum, at) VALUES (?, ?, ?, ?)', migration.n, migration.name, checksum, now)
  }
}
