import type { Fault } from '@galley/fault'
import pg from 'pg'
import type { Answer, Program, Statement } from '../program.ts'
import type { Sleep } from '../sleep.ts'
import { isCollision, isOutage, outageFault } from './postgres-fault.ts'

/** Milliseconds that a question waits for a database that does not answer; a restart takes a few seconds. */
const readWaitMs = 30_000

/** Milliseconds that anything waits once this process is going away. */
const hurriedWaitMs = 500

/** Milliseconds between two attempts, at first and at most. */
const [minPauseMs, maxPauseMs] = [25, 1000]

/** Attempts at a transaction that meets others again and again. */
const maxCollisions = 20

/** Connections that a process opens at most, beside the one that listens. */
const maxConnections = 10

/** Means of the connections to a database. */
export interface ConnectionOptions {
  readonly url: string
  readonly sleep: Sleep
  readonly onTrouble: ((fault: Fault | null) => void) | undefined
}

/** Connections to one database. What it refuses because it is away is tried again; the event loop waits for none of it. */
export interface PostgresConnection {
  /** The database as its operator may see it: without a password. */
  readonly name: string
  readonly read: <T>(question: () => Program<T>) => Promise<T>
  /** Performs a program in a transaction; `isFlushed` false lets the server's disk come after. */
  readonly write: <T>(change: () => Program<T>, maxWaitMs: number, isFlushed: boolean) => Promise<T>
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
export function connectPostgres({ url, sleep, onTrouble = () => undefined }: ConnectionOptions): PostgresConnection {
  const pool = new pg.Pool({ ...clientOptions(url), max: maxConnections })
  // A connection that breaks is replaced by the next one; without listeners, its error would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const name = nameOf(url)
  const closing = new AbortController()
  let trouble: Fault | null = null
  let patienceMs = Infinity
  const underWay = new Set<Promise<unknown>>()

  const persist = async <T>(attempt: () => Promise<T>, maxWaitMs: number): Promise<T> => {
    for (let waited = 0, pauseMs = minPauseMs, met = 0; ;) {
      try {
        const result = await attempt()
        if (trouble !== null) onTrouble(null)
        trouble = null
        return result
      } catch (error) {
        if (isCollision(error) && (met += 1) < maxCollisions) continue
        if (!isOutage(error)) throw error
        const found = outageFault(name, error)
        if (trouble === null) onTrouble(found)
        trouble = found
        if (waited >= Math.min(maxWaitMs, patienceMs) || closing.signal.aborted) throw found
        await sleep(pauseMs, closing.signal)
        waited += pauseMs
        pauseMs = Math.min(2 * pauseMs, maxPauseMs)
      }
    }
  }
  const transact = async <T>(change: () => Program<T>, isFlushed: boolean): Promise<T> => {
    const client = await pool.connect()
    let isBroken: Error | boolean = false
    try {
      await client.query(isFlushed ? 'BEGIN' : 'BEGIN; SET LOCAL synchronous_commit = off')
      const result = await perform(client, change(), (sql) => sql)
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch((problem: Error) => (isBroken = problem))
      throw error
    } finally {
      client.release(isBroken)
    }
  }
  return {
    name,
    read: (question) => persist(() => perform(pool, question(), (sql) => sql.replace(/ FOR UPDATE$/, '')), readWaitMs),
    write: (change, maxWaitMs, isFlushed) => {
      const writing = persist(() => transact(change, isFlushed), maxWaitMs)
      underWay.add(writing)
      const forget = (): void => void underWay.delete(writing)
      writing.then(forget, forget)
      return writing
    },
    trouble: () => trouble,
    hurry: () => {
      patienceMs = hurriedWaitMs
    },
    close: async () => {
      if (closing.signal.aborted) return
      patienceMs = 0
      await Promise.allSettled(underWay)
      closing.abort()
      await pool.end()
    },
  }
}

/** Performs a program, a statement at a time. What it throws of itself goes through. */
async function perform<T>(client: Pick<pg.Pool, 'query'>, program: Program<T>, wording: (sql: string) => string): Promise<T> {
  let step = program.next()
  while (step.done !== true) step = program.next(await answer(client, step.value, wording))
  return step.value
}

async function answer(client: Pick<pg.Pool, 'query'>, { sql, values }: Statement, wording: (sql: string) => string): Promise<Answer> {
  const { rows, rowCount } = await client.query(numbered(wording(sql)), [...values])
  return { rows, changes: rowCount ?? 0 }
}

const wordings = new Map<string, string>()

/** Writes `$1`, `$2` for each `?`: no statement of ours has one in a text. */
function numbered(sql: string): string {
  const known = wordings.get(sql)
  if (known !== undefined) return known
  let n = 0
  const made = sql.replaceAll('?', () => `$${(n += 1)}`)
  wordings.set(sql, made)
  return made
}

function nameOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `postgres://${host}${pathname}`
}
