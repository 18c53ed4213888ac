import { createHash } from 'node:crypto'
import { fault } from './faults.ts'

/** One step of the schema, applied once, in order, never edited afterwards. */
export interface Migration {
  readonly n: number
  readonly name: string
  readonly sql: string
}

/** Checksum of a step, by which one that was edited is found: sha256 of its SQL, in hex. */
export function checksumOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex')
}

/** A step of the schema that a database has had. */
export type AppliedMigration = Pick<Migration, 'n'> & { readonly checksum: string }

/** Finds the steps that a database has not had yet; `file` is what its operator knows it by. Faults: DATA_TOO_NEW, DATA_ALTERED. */
export function pendingMigrations(
  file: string,
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const newest = applied.at(-1)?.n ?? 0
  if (newest > migrations.length) throw fault('DATA_TOO_NEW', { file, found: newest, known: migrations.length })
  for (const [index, { n, checksum }] of applied.entries()) {
    const known = migrations[index]
    if (known === undefined || known.n !== n || checksumOf(known) !== checksum)
      throw fault('DATA_ALTERED', { file, migration: known?.n ?? n })
  }
  return migrations.slice(applied.length)
}
