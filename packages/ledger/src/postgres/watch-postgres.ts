import pg from 'pg'
import type { Sleep } from '../sleep.ts'
import { clientOptions } from './postgres-connection.ts'

/** Milliseconds until a lost connection is made again. */
const reconnectMs = 500

/** Changes that others and this process make, as the database tells them: one connection, however many runs are watched. */
export interface PostgresWatch {
  /** Schema that the tables are in. */
  readonly schema: string
  /** Channel on which changes are told. */
  readonly channel: string
  readonly watch: (id: string, listener: () => void) => () => void
  /** Grows with every change of a run. */
  readonly version: () => number
  readonly close: () => Promise<void>
}

interface ListeningClient {
  readonly client: pg.Client
  readonly schema: string
  /** Resolves when the connection is lost, or closed. */
  readonly ended: Promise<void>
}

/** Channel of a schema; its triggers know it too. */
const channelOf = (schema: string): string => `galley_${schema}`

/** Name under which each process on a schema listens, so that one can see the others. */
export const listenerName = (schema: string): string => `galley: ${schema}`

/** Listens to the database until it is closed. Nothing is heard while the connection is lost; when it is made again, all who watch are told. */
export async function watchPostgres(url: string, sleep: Sleep): Promise<PostgresWatch> {
  const watched = new Map<string, Set<() => void>>()
  const closing = new AbortController()
  let version = 0
  const wake = (ids: Iterable<string>): void => {
    version += 1
    for (const id of Array.from(ids)) for (const listener of Array.from(watched.get(id) ?? [])) listener()
  }
  const listen = async (): Promise<ListeningClient> => {
    const client = new pg.Client(clientOptions(url))
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    client.on('notification', ({ payload = '' }) => wake([payload]))
    // Without a listener a lost connection would end the process; `end` follows.
    client.on('error', () => undefined)
    client.on('end', () => resolve())
    await client.connect()
    const { rows } = await client.query<{ schema: string }>('SELECT current_schema() AS schema')
    const { schema } = rows[0] ?? { schema: 'public' }
    await client.query("SELECT set_config('application_name', $1, false)", [listenerName(schema)])
    await client.query(`LISTEN ${pg.escapeIdentifier(channelOf(schema))}`)
    return { client, schema, ended }
  }
  let listening: ListeningClient = await listen()
  const keep = async (): Promise<void> => {
    for (;;) {
      await listening.ended
      await sleep(reconnectMs, closing.signal)
      if (closing.signal.aborted) return
      try {
        listening = await listen()
        wake(watched.keys())
      } catch {
        // It is away still, and is asked again after the same pause.
      }
    }
  }
  const keeping = keep()
  return {
    schema: listening.schema,
    channel: channelOf(listening.schema),
    watch: (id, listener) => {
      const listeners = watched.get(id) ?? new Set()
      listeners.add(listener)
      watched.set(id, listeners)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) watched.delete(id)
      }
    },
    version: () => version,
    close: async () => {
      closing.abort()
      await listening.client.end().catch(() => undefined)
      await keeping
    },
  }
}
