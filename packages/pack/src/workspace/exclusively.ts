import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fault } from '../faults.ts'

/** How long somebody else may pack before we give up. */
const patience = { tries: 2400, everyMs: 50 }

/**
 * Runs a task while no other process (or caller) runs one under the same file. The lock is SQLite's own lock on that
 * file: it goes away with the process that holds it, so that a crash leaves nothing to clean up.
 * @throws STORE_BUSY
 */
export async function exclusively<T>(file: string, task: () => Promise<T>, { tries, everyMs } = patience): Promise<T> {
  const { DatabaseSync } = await import('node:sqlite')
  mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: 0 })
  const take = (): boolean => {
    try {
      database.exec('BEGIN EXCLUSIVE')
      return true
    } catch (error) {
      // SQLITE_BUSY (5): somebody else holds it. Anything else is a broken file, and said as it is.
      if ((error as { errcode?: number }).errcode === 5) return false
      throw error
    }
  }
  try {
    for (let n = 0; !take(); n += 1) {
      if (n >= tries) throw fault('STORE_BUSY', { dir: dirname(file), seconds: Math.round((tries * everyMs) / 1000) })
      await setTimeout(everyMs)
    }
    return await task()
  } finally {
    database.close()
  }
}
