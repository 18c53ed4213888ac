import { Worker } from 'node:worker_threads'
import type { Database } from './database.ts'

/** Commits after which the thread is told, if it is not at work. */
const minCommits = 10

/** Pages in the WAL from which on each commit brings over what the thread left, so that the WAL begins anew: 8 MB. */
const maxPages = 2000

/** Checkpoints of a database, made by a thread. */
export interface Checkpoints {
  /** Ends when the thread has; the database is still to be closed. */
  readonly close: () => Promise<void>
}

/**
 * Lets a thread bring what is committed from the WAL into the database file, which takes the disk as long as the commits do: neither these nor the event loop
 * stand still for more than a rest of it (https://www.sqlite.org/wal.html#ckpt). Where the thread fails, commits bring everything over, as SQLite does by itself.
 */
export function checkpointBeside(database: Database): Checkpoints {
  let thread: Worker | null = null
  let isAtWork = false
  let commits = 0
  database.exec(`PRAGMA wal_autocheckpoint = ${maxPages}`)
  const forget = database.onCommit(() => {
    commits += 1
    if (commits < minCommits || isAtWork) return
    commits = 0
    isAtWork = true
    thread ??= startThread(database.file, () => (isAtWork = false))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    thread.postMessage(null)
  })
  return {
    close: async () => {
      forget()
      await thread?.terminate()
    },
  }
}

/** Starts the thread; it keeps no process from its end. */
function startThread(file: string, onDone: () => void): Worker {
  const source = new URL('./checkpoint-thread.ts', import.meta.url)
  const script = import.meta.url.endsWith('.ts') ? source : new URL(source.href.replace(/\.ts$/, '.js'))
  const thread = new Worker(script, { workerData: file, env: {} })
  thread.on('message', onDone)
  thread.on('error', () => undefined)
  thread.unref()
  return thread
}
