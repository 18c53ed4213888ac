import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as turn } from 'node:timers/promises'
import { fault } from './faults.ts'
import type { Sleep } from './watch.ts'

export interface LockOptions {
  /** The lock's own file, e.g. `gateway.lock` in the data folder. Nothing else may open it: POSIX drops a process's locks when it closes any handle on the file. */
  readonly file: string
  /** What a refused process is told, e.g. `process 4711 at http://127.0.0.1:4070`. */
  readonly holder: string
  /** How long to wait for the other one, in milliseconds; not at all unless told otherwise. */
  readonly patience?: number
  readonly sleep?: Sleep
  readonly signal?: AbortSignal
}

export interface Lock {
  release(): void
}

/**
 * Takes a lock that exactly one process can have. It is a lock of the operating system (through SQLite), not the mere existence of a file: when the
 * holder dies in whatever way, in whatever container, the lock is free at once and there is no stale file to judge. Fault: LOCK_HELD.
 */
export async function acquireLock(options: LockOptions): Promise<Lock> {
  const { file, holder, patience = 0, sleep = () => turn(), signal = new AbortController().signal } = options
  mkdirSync(dirname(file), { recursive: true })
  for (let waited = 0; ; waited += 100) {
    const database = tryLock(file)
    if (database !== null) return held(database, file, holder)
    if (waited >= patience || signal.aborted) throw fault('LOCK_HELD', { file, holder: holderOf(file) })
    await sleep(100, signal)
  }
}

/** Who holds the lock, as it said itself; the last holder's word may outlive it. */
function holderOf(file: string): string {
  try {
    return readFileSync(`${file}.holder`, 'utf8')
  } catch {
    return 'another process'
  }
}

function tryLock(file: string): DatabaseSync | null {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch {
    database.close()
    return null
  }
}

function held(database: DatabaseSync, file: string, holder: string): Lock {
  writeFileSync(`${file}.holder`, holder)
  return {
    release: () => {
      if (!database.isOpen) return
      rmSync(`${file}.holder`, { force: true })
      database.close()
    },
  }
}
