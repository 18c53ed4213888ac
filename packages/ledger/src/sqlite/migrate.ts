import { renameSync, rmSync } from 'node:fs'
import { createPrivateFile } from '../create-private-file.ts'
import { openDatabase, type Database } from './database.ts'
import { fault } from '../faults.ts'
import { checksumOf, pendingMigrations, type AppliedMigration, type Migration } from '../migration.ts'

/** Options of a migration: `now` in Unix milliseconds, and a word that no other process uses (for the backup's working name). */
export interface MigrateOptions {
  readonly now: number
  readonly unique: string
}

/** "GLLY", so that a file of another program is not taken for ours (https://www.sqlite.org/pragma.html#pragma_application_id). */
const applicationId = 0x474c4c59

/** The table that remembers migrations; written with the first one. */
const migrationsTable = `
PRAGMA application_id = ${applicationId};
CREATE TABLE migrations (n INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
`

/**
 * Brings the schema up to date. Before a file that already has a schema is changed, it is copied to `FILE.schema-N.backup`, while no process can write.
 * Faults: DATA_TOO_NEW, DATA_ALTERED, DATA_DAMAGED (a file of another program).
 */
export function migrate(database: Database, migrations: readonly Migration[], options: MigrateOptions): void {
  const isNew = appliedTo(database).length === 0
  while (pending(database, migrations).length > 0) {
    database.transact(() => {
      // Asked again now that the file is ours: another process may have done it meanwhile.
      const [due] = pending(database, migrations)
      if (due === undefined) return
      if (!isNew) backUp(database, due.n - 1, options.unique)
      apply(database, due, options)
    })
  }
}

function apply(database: Database, migration: Migration, options: MigrateOptions): void {
  if (migration.n === 1) database.exec(migrationsTable)
  database.exec(migration.sql)
  database.run(
    'INSERT INTO migrations (n, name, checksum, at) VALUES (?, ?, ?, ?)',
    migration.n,
    migration.name,
    checksumOf(migration),
    options.now,
  )
}

function pending(database: Database, migrations: readonly Migration[]): readonly Migration[] {
  return pendingMigrations(database.file, migrations, appliedTo(database))
}

function appliedTo(database: Database): readonly AppliedMigration[] {
  const owner = database.get<{ application_id: number }>('PRAGMA application_id')?.application_id
  if (owner === applicationId) return database.all<AppliedMigration>('SELECT n, checksum FROM migrations ORDER BY n')
  const tables = database.get<{ count: number }>('SELECT count(*) AS count FROM sqlite_schema')?.count ?? 0
  if (owner !== 0 || tables > 0) throw fault('DATA_DAMAGED', { file: database.file, reason: 'another program wrote it' })
  return []
}

/** Copies the last committed state through a second connection, under a working name first: a copy that has its name is whole. */
function backUp(database: Database, schema: number, unique: string): void {
  if (database.file === ':memory:') return
  const target = `${database.file}.schema-${schema}.backup`
  const unfinished = `${target}.${unique.replaceAll(/\W/g, '-')}`
  rmSync(unfinished, { force: true })
  const reader = openDatabase(database.file)
  try {
    createPrivateFile(unfinished)
    reader.run('VACUUM INTO ?', unfinished)
  } finally {
    reader.close()
  }
  renameSync(unfinished, target)
}
