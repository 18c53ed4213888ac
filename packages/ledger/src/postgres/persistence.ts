import type { Fault } from '@galley/fault'
import type { Sleep } from '../sleep.ts'
import { isCollision, isOutage, outageFault } from './postgres-fault.ts'

/** Milliseconds between two attempts, at first and at most. */
const [minPauseMs, maxPauseMs] = [25, 1000]

/** Milliseconds that anything waits once this process is going away. */
const hurriedWaitMs = 500

/** Attempts at a transaction that meets others again and again. */
const maxCollisions = 20

/** Clock and pauses of who waits for a database. */
export interface PersistenceOptions {
  /** The database as its operator may see it. */
  readonly database: string
  readonly sleep: Sleep
  readonly onTrouble: ((fault: Fault | null) => void) | undefined
}

/** Patience with a database that is away, and with transactions that meet others. */
export interface Persistence {
  /** Makes an attempt until it succeeds, fails by itself, or has waited for so long. Fault: DATABASE_UNREACHABLE. */
  readonly persist: <T>(attempt: () => Promise<T>, maxWaitMs: number) => Promise<T>
  readonly trouble: () => Fault | null
  readonly hurry: () => void
  /** From now on nothing waits. */
  readonly close: () => void
}

/** Creates the patience of one process; what the database refuses because it is away is told once, and once it is back. */
export function createPersistence({ database, sleep, onTrouble = () => undefined }: PersistenceOptions): Persistence {
  const closing = new AbortController()
  let trouble: Fault | null = null
  let patienceMs = Infinity
  return {
    persist: async (attempt, maxWaitMs) => {
      for (let waited = 0, pauseMs = minPauseMs, met = 0; ;) {
        try {
          const result = await attempt()
          if (trouble !== null) onTrouble(null)
          trouble = null
          return result
        } catch (error) {
          if (isCollision(error) && (met += 1) < maxCollisions) continue
          if (!isOutage(error)) throw error
          const found = outageFault(database, error)
          if (trouble === null) onTrouble(found)
          trouble = found
          if (waited >= Math.min(maxWaitMs, patienceMs) || closing.signal.aborted) throw found
          await sleep(pauseMs, closing.signal)
          waited += pauseMs
          pauseMs = Math.min(2 * pauseMs, maxPauseMs)
        }
      }
    },
    trouble: () => trouble,
    hurry: () => {
      patienceMs = hurriedWaitMs
    },
    close: () => {
      patienceMs = 0
      closing.abort()
    },
  }
}
