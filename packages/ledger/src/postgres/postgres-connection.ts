import type { Fault } from '@galley/fault'
import pg from 'pg'
import type { Program } from '../program.ts'
import { performOverWire, runnerOf, type SqlRunner, type TellQueue } from './perform-over-wire.ts'
import { createPersistence, type PersistenceOptions } from './persistence.ts'
import { transactionOf } from './transaction-of.ts'

/** Milliseconds that a question waits for a database that does not answer; a restart takes a few seconds. */
const readWaitMs = 30_000

/** Connections that a process opens at most, beside the one that listens. */
const maxConnections = 10

/** Services that the connections to a database need. */
export interface ConnectionOptions extends PersistenceOptions {
  readonly url: string
  readonly tellQueue: TellQueue
}

/** Connections to one database. What it refuses because it is away is tried again; the event loop waits for none of it. */
export interface PostgresConnection {
  /** For pg-boss: it is not tried again. */
  readonly direct: SqlRunner
  readonly read: <T>(question: () => Program<T>) => Promise<T>
  /** Performs a program in a transaction; `isFlushed` false lets the server's disk come after. */
  readonly write: <T>(change: () => Program<T>, options?: { readonly maxWaitMs?: number; readonly isFlushed?: boolean }) => Promise<T>
  /** Makes a change of one statement that may be done twice, and answers its row: it is its own transaction. */
  readonly writeAtOnce: <Row extends pg.QueryResultRow>(statement: pg.QueryConfig) => Promise<Row | undefined>
  readonly trouble: () => Fault | null
  readonly hurry: () => void
  /** Ends when what is being written is written. */
  readonly close: () => Promise<void>
}

const asNumbers = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC])

/** Options of a connection: whole numbers are numbers, as in SQLite; they count things and milliseconds. */
export const clientOptions = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: 'galley',
  keepAlive: true,
  connectionTimeoutMillis: 5000,
  types: { getTypeParser: (oid, format) => (asNumbers.has(oid) ? Number : pg.types.getTypeParser(oid, format)) },
})

/** Opens the connections; none is made before it is needed. */
export function connectPostgres({ url, tellQueue, ...options }: ConnectionOptions): PostgresConnection {
  const pool = new pg.Pool({ ...clientOptions(url), max: maxConnections })
  // A connection that breaks is replaced by the next one; without listeners, its error would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const { persist, close, ...patience } = createPersistence(options)
  const underWay = new Set<Promise<unknown>>()
  const unlocked = (sql: string): string => sql.replace(/ FOR UPDATE$/, '')
  /** Lets a close wait for what is being written. */
  const keep = <T>(writing: Promise<T>): Promise<T> => {
    underWay.add(writing)
    const forget = (): void => void underWay.delete(writing)
    writing.then(forget, forget)
    return writing
  }
  let isClosed = false
  return {
    ...patience,
    direct: runnerOf(pool),
    read: (question) => persist(() => performOverWire(pool, question(), tellQueue, unlocked), readWaitMs),
    write: (change, { maxWaitMs = Infinity, isFlushed = true } = {}) =>
      keep(persist(transactionOf(pool, { change, isFlushed, tellQueue }), maxWaitMs)),
    writeAtOnce: <Row extends pg.QueryResultRow>(statement: pg.QueryConfig) =>
      keep(persist(async () => (await pool.query<Row>(statement)).rows[0], Infinity)),
    close: async () => {
      if (isClosed) return
      isClosed = true
      patience.hurry()
      await Promise.allSettled(underWay)
      close()
      await pool.end()
    },
  }
}
