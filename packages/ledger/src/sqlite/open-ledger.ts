import { dirname, join } from 'node:path'
import type { Fault } from '@galley/fault'
import type { Block } from '@galley/sdk'
import { claimRuns } from '../claim-runs.ts'
import { checkpointBeside } from './checkpoint-beside.ts'
import { openDatabase, type Database } from './database.ts'
import type { Ledger } from '../ledger.ts'
import { ledgerOver } from '../ledger-over.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { perform } from './perform.ts'
import { beside } from '../program.ts'
import type { Scope } from '../scope.ts'
import type { Sleep } from '../sleep.ts'
import { fillSummary, runsWithoutSummary } from '../summaries.ts'
import { folderTexts } from '../text-store.ts'
import { createWatch, dataVersion } from './watch.ts'
import { createWriteQueue } from './write-queue.ts'

/** Milliseconds that an attempt to write waits for another process; the event loop stands meanwhile. */
const busyTimeoutMs = 50

/** Options of a ledger: its file, and the functions it is lent. */
export interface LedgerOptions {
  /** Path of `galley.sqlite` in the data folder, or `:memory:` in tests. */
  readonly file: string
  /** Folder of the stored texts; `sources` beside the file when left out. */
  readonly sources?: string
  readonly clock: () => Date
  /** `boot:pid:start` of this process, see `createOwnership`. */
  readonly owner: string
  /** False only when that owner's process is certainly gone. */
  readonly isAlive: (owner: string) => boolean
  /** Counts the words of a draft for its line in a list. */
  readonly countWords: (blocks: readonly Block[]) => number
  readonly sleep: Sleep
  /** Told what keeps the ledger from writing, once it has for a second, and null when writing works again. */
  readonly onTrouble?: (fault: Fault | null) => void
}

/**
 * Opens the ledger and brings its schema up to date; several processes may have the same file open.
 * Faults: DATA_TOO_NEW, DATA_ALTERED, DATA_DAMAGED, DATA_BUSY, DATA_WRITE_FAILED.
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { owner, isAlive, countWords } = options
  const database = openDatabase(options.file)
  const queue = createWriteQueue(database, options.sleep, options.onTrouble)
  const scope: Scope = {
    read: async (question) => perform(database, question()),
    write: (change, maxWaitMs) => queue.write(() => perform(database, change()), maxWaitMs),
    writeRepeatable: (change, maxWaitMs) => queue.writeRepeatable(() => perform(database, change()), maxWaitMs),
    // Transactions of SQLite that write come one after the other.
    lock: '',
    inTurn: () => beside(() => undefined),
    hasQueue: false,
    now: () => options.clock().getTime(),
    owner,
    isAlive,
    countWords,
    texts: folderTexts(options.sources ?? join(dirname(options.file), 'sources'), owner),
  }
  prepare(database, scope)
  const watch = createWatch(database, options.sleep)
  const checkpoints = checkpointBeside(database)
  return ledgerOver(scope, {
    dispatch: claimRuns(scope),
    dataVersion: () => dataVersion(database),
    watch: async (id, listener) => watch.watch(id, listener),
    trouble: queue.trouble,
    hurry: queue.hurry,
    close: async () => {
      watch.close()
      queue.close()
      await checkpoints.close()
      database.close()
    },
  })
}

/** Brings a database to this schema; one that cannot be is closed. */
function prepare(database: Database, scope: Scope): void {
  try {
    migrate(database, migrations, { now: scope.now(), unique: scope.owner })
    fillSummaries(database, scope)
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
  } catch (error) {
    database.close()
    throw error
  }
}

/** Fills the lines of runs that an older Galley wrote, once; for a hundred of them at a time the file is held. */
function fillSummaries(database: Database, scope: Scope): void {
  const due = perform(database, runsWithoutSummary())
  for (let i = 0; i < due.length; i += 100)
    database.transact(() => {
      for (const n of due.slice(i, i + 100)) perform(database, fillSummary(scope, n))
    })
}
