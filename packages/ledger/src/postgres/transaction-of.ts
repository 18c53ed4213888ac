import type pg from 'pg'
import type { Program } from '../program.ts'
import { performOverWire, type TellQueue } from './perform-over-wire.ts'

/** A COMMIT that was sent and perhaps not answered: the id of its transaction, and the result if it was obeyed. */
interface SentCommit<T> {
  readonly id: string
  readonly result: T
}

/** A change to be made in a transaction; `isFlushed` false lets the server's disk come after. */
interface Change<T> {
  readonly change: () => Program<T>
  readonly isFlushed: boolean
  readonly tellQueue: TellQueue
}

/**
 * Makes the attempts at a transaction. A COMMIT whose answer was lost may have been obeyed: the next attempt asks the database first what became of the transaction
 * (`pg_xact_status`), so that no program has to find what it did itself.
 */
export function transactionOf<T>(pool: pg.Pool, change: Change<T>): () => Promise<T> {
  let unsure: SentCommit<T> | null = null
  return async () => {
    if (unsure !== null) {
      const { rows } = await pool.query<{ status: string }>('SELECT pg_xact_status($1::xid8) AS status', [unsure.id])
      if (rows[0]?.status === 'committed') return unsure.result
      // "Cannot connect now": tried again after a pause.
      if (rows[0]?.status === 'in progress') throw Object.assign(new Error('its transaction has not ended'), { code: '57P03' })
      unsure = null
    }
    return transact(pool, change, (sent) => (unsure = sent))
  }
}

async function transact<T>(pool: pg.Pool, { change, isFlushed, tellQueue }: Change<T>, keep: (sent: SentCommit<T>) => void): Promise<T> {
  const client = await pool.connect()
  let isBroken: Error | boolean = false
  try {
    const begin = `BEGIN; ${isFlushed ? '' : 'SET LOCAL synchronous_commit = off; '}SELECT pg_current_xact_id()::text AS id`
    const begun = [await client.query<{ id: string }>(begin)].flat().at(-1)
    const result = await performOverWire(client, change(), tellQueue)
    keep({ id: begun?.rows[0]?.id ?? '', result })
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((problem: Error) => (isBroken = problem))
    throw error
  } finally {
    client.release(isBroken)
  }
}
