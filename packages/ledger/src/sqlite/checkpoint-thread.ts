import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

// Brings what is committed into the database file named by who started this thread, each time it is told to, and says when it is done.

const checkpoint = new DatabaseSync(workerData as string).prepare('PRAGMA wal_checkpoint(PASSIVE)')
parentPort?.on('message', () => {
  try {
    checkpoint.run()
  } catch {
    // What a full disk refuses here stays in the WAL, and commits bring it over.
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(null)
})
