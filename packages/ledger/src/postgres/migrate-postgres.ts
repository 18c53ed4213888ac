import { checksumOf, pendingMigrations, type AppliedMigration, type Migration } from '../migration.ts'
import { change, every, type Program } from '../program.ts'

/** Number of the lock under which one process at a time changes the schema ("GLLY"). */
const lock = 0x474c4c59

/** Brings the schema up to date, in one transaction. Faults: DATA_TOO_NEW, DATA_ALTERED. */
export function* migratePostgres(database: string, migrations: readonly Migration[], now: number): Program<void> {
  yield* every(`SELECT pg_advisory_xact_lock(${lock})`)
  yield* change(
    'CREATE TABLE IF NOT EXISTS migrations (n BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, at BIGINT NOT NULL)',
  )
  const applied = yield* every<AppliedMigration>('SELECT n, checksum FROM migrations ORDER BY n')
  for (const migration of pendingMigrations(database, migrations, applied)) {
    yield* change(migration.sql)
    yield* change(
      'INSERT INTO migrations (n, name, checksum, at) VALUES (?, ?, ?, ?)',
      migration.n,
      migration.name,
      checksumOf(migration),
      now,
    )
  }
}
