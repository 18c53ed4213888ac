import type { Ledger } from '../ledger.ts'
import { ledgerOver } from '../ledger-over.ts'
import type { LedgerOptions } from '../open-ledger.ts'
import { every, first, type Program } from '../program.ts'
import { numberOf, type Scope } from '../scope.ts'
import { migratePostgres } from './migrate-postgres.ts'
import { connectPostgres } from './postgres-connection.ts'
import { postgresTexts } from './postgres-texts.ts'
import { postgresMigrations } from './schema.ts'
import { watchPostgres } from './watch-postgres.ts'

/** Options of a ledger on PostgreSQL: `sources` is a folder of this machine, into which documents are laid when they are read. */
export interface PostgresLedgerOptions extends Omit<LedgerOptions, 'file'> {
  /** Address of the database: `postgres://USER:PASSWORD@HOST/NAME`. */
  readonly url: string
  readonly sources: string
}

/** Milliseconds that a database may take to answer when the ledger is opened. */
const openWaitMs = 5000

/**
 * Opens the ledger in a PostgreSQL database (15 or newer) and brings its schema up to date; any number of processes on any machines may have the same one open.
 * While the database is away, what waits for it waits as it does for a disk. Faults: DATABASE_UNREACHABLE, DATA_TOO_NEW, DATA_ALTERED.
 */
export async function openPostgresLedger(options: PostgresLedgerOptions): Promise<Ledger> {
  const { url, sleep, onTrouble, owner, isAlive, countWords, sources } = options
  const connection = connectPostgres({ url, sleep, onTrouble })
  const now = (): number => options.clock().getTime()
  try {
    await connection.write(() => migratePostgres(connection.name, postgresMigrations, now()), openWaitMs, true)
    const watch = await watchPostgres(url, sleep)
    const readBody = async (sql: string, value: string): Promise<Uint8Array | undefined> =>
      (await connection.read(() => first<{ body: Uint8Array }>(sql, value)))?.body
    const scope: Scope = {
      read: connection.read,
      write: (change, maxWaitMs = Infinity) => connection.write(change, maxWaitMs, true),
      writeRepeatable: (change, maxWaitMs = Infinity) => connection.write(change, maxWaitMs, false),
      lock: ' FOR UPDATE',
      inTurn,
      now,
      owner,
      isAlive,
      countWords,
      texts: postgresTexts(sources, owner, readBody),
    }
    return ledgerOver(scope, {
      dataVersion: watch.version,
      watch: async (id, listener) => {
        await connection.read((): Program<number> => numberOf(id))
        return watch.watch(id, listener)
      },
      trouble: connection.trouble,
      hurry: connection.hurry,
      close: async () => {
        await watch.close()
        await connection.close()
      },
    })
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** Lets a transaction wait for others of its name, until they end. */
function* inTurn(name: string): Program<void> {
  yield* every('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', name)
}
