import { fault } from '../faults.ts'
import { takeDelivered } from '../leases.ts'
import { isFault } from '@galley/fault'
import type { Ledger } from '../ledger.ts'
import { ledgerOver } from '../ledger-over.ts'
import type { LedgerOptions } from '../open-ledger.ts'
import { every, first, type Program } from '../program.ts'
import { numberOf, type Scope } from '../scope.ts'
import { finishStepAtOnce } from './finish-step-at-once.ts'
import { migratePostgres } from './migrate-postgres.ts'
import { connectPostgres, type PostgresConnection } from './postgres-connection.ts'
import { outageFault } from './postgres-fault.ts'
import { postgresTexts } from './postgres-texts.ts'
import { postgresMigrations } from './schema.ts'
import { openRunQueue, type RunQueue } from './run-queue.ts'
import { createStepTeller, type StepTeller } from './tell-steps.ts'
import { listenerName, watchPostgres } from './watch-postgres.ts'

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
  const { url, sleep, onTrouble, owner, isAlive, countWords, sources, withQueue = false } = options
  let queue: RunQueue | null = null
  const database = nameOf(url)
  const connection = connectPostgres({
    url,
    database,
    sleep,
    onTrouble,
    tellQueue: async (transaction, word) => queue?.tell(transaction, word),
  })
  const now = (): number => options.clock().getTime()
  try {
    await connection.write(() => migratePostgres(database, postgresMigrations, now()), openWaitMs, true)
    const watch = await watchPostgres(url, sleep)
    const teller = createStepTeller(connection.direct, watch.channel)
    queue = withQueue ? await openRunQueue(connection.direct, `${watch.schema}_queue`) : null
    const readBody = async (sql: string, value: string): Promise<Uint8Array | undefined> =>
      (await connection.read(() => first<{ body: Uint8Array }>(sql, value)))?.body
    const scope: Scope = {
      read: connection.read,
      write: (change, maxWaitMs = Infinity) => connection.write(change, maxWaitMs, true),
      writeRepeatable: (change, maxWaitMs = Infinity) => connection.write(change, maxWaitMs, false),
      lock: ' FOR UPDATE',
      inTurn,
      hasQueue: withQueue,
      now,
      owner,
      isAlive,
      countWords,
      texts: postgresTexts(sources, owner, readBody),
    }
    const ledger = ledgerOver(scope, {
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
    const own: Pick<Ledger, 'finishStep' | 'append' | 'export' | 'import'> = {
      ...stepsOf(ledger, connection, teller, now),
      export: async function* () {
        await connection.read(() => refuseOthers(database, watch.schema))
        yield* ledger.export()
      },
      import: async (lines) => {
        const count = await ledger.import(lines)
        await connection.write(followNumbers, Infinity, true)
        return count
      },
    }
    return { ...ledger, ...own, ...(queue && handedOut(scope, ledger, queue)) }
  } catch (error) {
    await connection.close()
    // Whatever stands against opening it (a password, a right, a name) is for its operator.
    throw isFault(error) ? error : outageFault(database, error)
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

/** Steps and events, told once they are committed. */
function stepsOf(
  ledger: Ledger,
  connection: PostgresConnection,
  teller: StepTeller,
  now: () => number,
): Pick<Ledger, 'finishStep' | 'append'> {
  return {
    finishStep: async (lease, key, out, events) => {
      await connection.writeAtOnce(() => finishStepAtOnce(lease, key, out, events, now()))
      teller.tell(lease.id)
    },
    append: async (lease, events, origin) => {
      const seq = await ledger.append(lease, events, origin)
      teller.tell(lease.id)
      return seq
    },
  }
}

/** The parts of a ledger that say who works on a run, where a queue does. */
function handedOut(scope: Scope, ledger: Ledger, queue: RunQueue): Pick<Ledger, 'claimNext' | 'recover' | 'heartbeat' | 'release'> {
  return {
    claimNext: async ({ isAtHand }) => {
      for (let id = await queue.next(); id !== null; id = await queue.next()) {
        // One that this process has at hand came back because nothing was heard of it for long: it goes on.
        const lease = isAtHand(id) ? null : await takeDelivered(scope, id)
        if (lease !== null) return lease
      }
      return null
    },
    recover: async () => undefined,
    heartbeat: (leases) => queue.touch(leases.map(({ id }) => id)),
    release: async (lease, status, waitingFor) => {
      await ledger.release(lease, status, waitingFor)
      queue.forget(lease.id)
    },
  }
}

/** Lets a transaction wait for others of its name, until they end. */
function* inTurn(name: string): Program<void> {
  yield* every('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', name)
}
