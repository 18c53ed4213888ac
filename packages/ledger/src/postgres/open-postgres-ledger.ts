import { fault } from '../faults.ts'
import { claimRuns } from '../claim-runs.ts'
import { isFault } from '@galley/fault'
import type { Ledger } from '../ledger.ts'
import { ledgerOver } from '../ledger-over.ts'
import type { LedgerOptions } from '../sqlite/open-ledger.ts'
import { every, first, type Program } from '../program.ts'
import { numberOf, type Scope } from '../scope.ts'
import { finishStepAtOnce } from './finish-step-at-once.ts'
import { migratePostgres } from './migrate-postgres.ts'
import { connectPostgres, type PostgresConnection } from './postgres-connection.ts'
import { outageFault } from './postgres-fault.ts'
import { postgresTexts } from './postgres-texts.ts'
import { postgresMigrations } from './postgres-migrations.ts'
import { queueRuns } from './queue-runs.ts'
import { openRunQueue, type RunQueue } from './run-queue.ts'
import { createStepTeller } from './tell-steps.ts'
import { listenerName, watchPostgres, type PostgresWatch } from './watch-postgres.ts'

/** Options of a ledger on PostgreSQL: `sources` is a folder of this machine, into which documents are laid when they are read. */
export interface PostgresLedgerOptions extends Omit<LedgerOptions, 'file'> {
  /** Address of the database: `postgres://USER:PASSWORD@HOST/NAME`. */
  readonly url: string
  readonly sources: string
  /** True where runs are put up or worked on: a queue hands them out then. Without it runs are claimed as in SQLite. */
  readonly withQueue?: boolean
}

/** Milliseconds that a database may take to answer when the ledger is opened. */
const openWaitMs = 5000

/**
 * Opens the ledger in a PostgreSQL database (15 or newer) and brings its schema up to date; any number of processes on any machines may have the same one open.
 * While the database is away, what waits for it waits as it does for a disk. Faults: DATABASE_UNREACHABLE, DATA_TOO_NEW, DATA_ALTERED.
 */
export async function openPostgresLedger(options: PostgresLedgerOptions): Promise<Ledger> {
  const { url, sleep, onTrouble, withQueue = false } = options
  let queue: RunQueue | null = null
  const database = nameOf(url)
  const connection = connectPostgres({
    url,
    database,
    sleep,
    onTrouble,
    tellQueue: async (transaction, word) => queue?.tell(transaction, word),
  })
  try {
    await connection.write(() => migratePostgres(database, postgresMigrations, options.clock().getTime()), { maxWaitMs: openWaitMs })
    const watch = await watchPostgres(url, sleep)
    queue = withQueue ? await openRunQueue(connection.direct, `${watch.schema}_queue`) : null
    return ledgerOf(scopeOf(options, connection), { database, connection, watch, queue })
  } catch (error) {
    await connection.close()
    // Whatever stands against opening it (a password, a right, a name) is for its operator.
    throw isFault(error) ? error : outageFault(database, error)
  }
}

function scopeOf(
  { clock, owner, isAlive, countWords, sources, withQueue = false }: PostgresLedgerOptions,
  { read, write }: PostgresConnection,
): Scope {
  const readBody = async (sql: string, value: string): Promise<Uint8Array | undefined> =>
    (await read(() => first<{ body: Uint8Array }>(sql, value)))?.body
  return {
    read,
    write: (change, maxWaitMs = Infinity) => write(change, { maxWaitMs }),
    writeRepeatable: (change, maxWaitMs = Infinity) => write(change, { maxWaitMs, isFlushed: false }),
    lock: ' FOR UPDATE',
    inTurn,
    hasQueue: withQueue,
    now: () => clock().getTime(),
    owner,
    isAlive,
    countWords,
    texts: postgresTexts(sources, owner, readBody),
  }
}

/** Parts of an open ledger. */
interface Parts {
  /** The database as its operator may see it. */
  readonly database: string
  readonly connection: PostgresConnection
  readonly watch: PostgresWatch
  readonly queue: RunQueue | null
}

/** Makes the ledger: what is the same on SQLite, and what a database of many machines does in its own way. */
function ledgerOf(scope: Scope, { database, connection, watch, queue }: Parts): Ledger {
  const teller = createStepTeller(connection.direct, watch.channel)
  const ledger = ledgerOver(scope, {
    dispatch: queue === null ? claimRuns(scope) : queueRuns(scope, queue),
    dataVersion: watch.version,
    watch: async (id, listener) => {
      await connection.read((): Program<number> => numberOf(id))
      return watch.watch(id, listener)
    },
    trouble: connection.trouble,
    hurry: connection.hurry,
    close: async () => {
      await teller.close()
      await queue?.close()
      await watch.close()
      await connection.close()
    },
  })
  return {
    ...ledger,
    finishStep: async (lease, step) => {
      await finishStepAtOnce(connection, lease, { ...step, at: scope.now() })
      teller.tell(lease.id)
    },
    append: async (lease, events, origin) => {
      const seq = await ledger.append(lease, events, origin)
      teller.tell(lease.id)
      return seq
    },
    release: async (lease, status, waitingFor) => {
      await ledger.release(lease, status, waitingFor)
      queue?.forget(lease.id)
    },
    export: async function* () {
      await connection.read(() => refuseOthers(database, watch.schema))
      yield* ledger.export()
    },
    import: async (lines) => {
      const count = await ledger.import(lines)
      await connection.write(followNumbers)
      return count
    },
  }
}

/** Refuses to move a ledger that another process has open. Fault: LEDGER_IN_USE. */
function* refuseOthers(database: string, schema: string): Program<void> {
  const sql = 'SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = ?'
  const others = ((yield* first<{ n: number }>(sql, listenerName(schema)))?.n ?? 1) - 1
  if (others > 0) throw fault('LEDGER_IN_USE', { database, others })
}

/** Lets new rows be numbered after those that were imported. */
function* followNumbers(): Program<void> {
  for (const table of ['runs', 'signals', 'webhooks', 'deliveries'])
    yield* every(`SELECT setval(pg_get_serial_sequence('${table}', 'n'), coalesce(max(n), 0) + 1, false) FROM ${table}`)
}

/** Names the database as its operator may see it: without a password. Fault: DATABASE_UNREACHABLE for what is no address. */
function nameOf(url: string): string {
  if (!/^postgres(ql)?:/.test(url) || !URL.canParse(url))
    throw outageFault('of GALLEY_DATABASE', 'it is no address that begins with postgres://')
  const { host, pathname } = new URL(url)
  return `postgres://${host}${pathname}`
}

/** Lets a transaction wait for others of its name, until they end. */
function* inTurn(name: string): Program<void> {
  yield* every('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', name)
}
