import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { createPrivateFile } from './create-private-file.ts'
import { databaseFault } from './database-fault.ts'
import { fault } from './faults.ts'
import type { Sleep } from './sleep.ts'

/** File that a lock is on, and the name of the holder, for whoever finds it taken. */
export interface LockOptions {
  /** The lock's own file, e.g. `gateway.lock` in the data folder. Nothing else may open it: POSIX drops a process's locks when it closes any handle on the file. */
  readonly file: string
  /** Description of this process for those that are refused, e.g. `process 4711 at http://127.0.0.1:4070`. */
  readonly holder: string
}

/** Patience with whoever holds the lock now. */
export interface LockPatience {
  /** Milliseconds of waiting at most. */
  readonly maxMs: number
  readonly sleep: Sleep
  readonly signal?: AbortSignal
}

/** A lock that this process holds. */
export interface ProcessLock {
  /** Gives the lock up; the second time does nothing. */
  release(): void
}

/** Pause between two attempts, in milliseconds. */
const pauseMs = 50

/**
 * Takes a lock that exactly one process (and one caller in it) can have; at once or not at all unless patience is given. It is a lock of the
 * operating system (through SQLite), not the mere existence of a file: when the holder dies in whatever way, in whatever container, the lock is
 * free at once and there is no stale file to judge.
 * @throws LOCK_HELD, and DATA_WRITE_FAILED or DATA_DAMAGED when the file cannot be used
 */
export async function acquireLock({ file, holder }: LockOptions, patience?: LockPatience): Promise<ProcessLock> {
  const signal = patience?.signal ?? new AbortController().signal
  createPrivateFile(file)
  for (let waited = 0; ; waited += pauseMs) {
    const database = tryLock(file)
    if (database !== null) return createLock(database, file, holder)
    if (patience === undefined || waited >= patience.maxMs || signal.aborted) throw fault('LOCK_HELD', { file, holder: holderOf(file) })
    await patience.sleep(pauseMs, signal)
  }
}

/** Runs a task while holding a lock, and gives it up afterwards, whatever became of the task. @throws what `acquireLock` throws */
export async function exclusively<T>(options: LockOptions, patience: LockPatience, task: () => Promise<T>): Promise<T> {
  const lock = await acquireLock(options, patience)
  try {
    return await task()
  } finally {
    lock.release()
  }
}

/** The holder as it described itself; the last holder's word may outlive it. */
function holderOf(file: string): string {
  try {
    return readFileSync(`${file}.holder`, 'utf8')
  } catch {
    return 'another process'
  }
}

function tryLock(file: string): DatabaseSync | null {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 0 })
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database?.close()
    // SQLITE_BUSY (5): somebody else holds it. Anything else is a file that no one can lock.
    if ((error as { readonly errcode?: number }).errcode === 5) return null
    throw databaseFault(file, error)
  }
}

function createLock(database: DatabaseSync, file: string, holder: string): ProcessLock {
  unlessRefused(() => writeFileSync(`${file}.holder`, holder, { mode: 0o600 }))
  return {
    release: () => {
      if (!database.isOpen) return
      unlessRefused(() => rmSync(`${file}.holder`, { force: true }))
      database.close()
    },
  }
}

/** Changes the note about the holder; without it the lock holds all the same. */
function unlessRefused(change: () => void): void {
  try {
    change()
  } catch {
    // Who asks is told of another process.
  }
}
