import { isFault, type Fault } from '@galley/fault'
import type { Database } from './database.ts'
import type { Sleep } from '../sleep.ts'

/** Milliseconds between the first two attempts to write; doubled after each failure. */
const minPauseMs = 25

/** Milliseconds between two attempts at most: what waits goes on within this time after writing works again. */
const maxPauseMs = 250

/** Milliseconds without a write after which the trouble is told: a lock that another process holds for a moment is none. */
const minToldMs = 1000

/** Milliseconds that any write waits once this process is going away. */
const hurriedWaitMs = 500

/** The writes of one ledger: those of a turn share a commit, and those that the disk or another process refuses are tried again. */
export interface WriteQueue {
  /**
   * Runs `change` in a transaction together with all others of this turn of the event loop; when it resolves, it is on disk. What `change` throws
   * undoes its own part alone. While nothing can be written (DATA_BUSY, DATA_WRITE_FAILED) it is tried again without holding up the event loop,
   * for `maxWaitMs` or until writing works; so it must be safe to run more than once.
   */
  readonly write: <T>(change: () => T, maxWaitMs?: number) => Promise<T>
  /**
   * Writes, as `write`, what costs nothing to make again: when it resolves, it outlives this process, and the machine with the next flush. In one turn
   * with what must be on disk, it is too.
   */
  readonly writeRepeatable: <T>(change: () => T, maxWaitMs?: number) => Promise<T>
  /** Fault of the last attempt, while nothing was written since; null when writing works. While there is one, a small write is tried now and then. */
  readonly trouble: () => Fault | null
  /** From now on no write waits for long. */
  readonly hurry: () => void
  /** Makes a last attempt and refuses what is left. */
  readonly close: () => void
}

interface Pending {
  readonly change: () => unknown
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
  /** Milliseconds that are left of its patience. */
  waitMs: number
  readonly isRepeatable: boolean
}

/** Outcome of one member of a shared transaction. */
type Outcome = { readonly value: unknown } | { readonly error: unknown }

/** Creates the queue of a database. `onTrouble` is told what keeps it from writing for more than a second, and null when writing works again. */
export function createWriteQueue(database: Database, sleep: Sleep, onTrouble: (fault: Fault | null) => void = () => undefined): WriteQueue {
  let waiting: Pending[] = []
  let trouble: Fault | null = null
  let isRunning = false
  let maxWaitMs = Infinity
  const closed = new AbortController()
  let pause = new AbortController()

  const attempt = (): void => {
    const members = waiting
    waiting = []
    trouble = null
    commit(database, members, (fault, refused) => {
      trouble = fault
      waiting.push(...refused)
    })
  }
  const giveUp = (waitedMs: number): void => {
    waiting = refuseOverdue(waiting, { waitedMs, maxWaitMs, trouble })
  }
  const run = async (): Promise<void> => {
    let waited = 0
    for (let pauseMs = minPauseMs; !closed.signal.aborted; pauseMs = Math.min(2 * pauseMs, maxPauseMs)) {
      attempt()
      if (trouble === null) break
      if (waited < minToldMs && waited + pauseMs >= minToldMs) onTrouble(trouble)
      waited += pauseMs
      pause = new AbortController()
      await sleep(pauseMs, pause.signal)
      giveUp(pauseMs)
    }
    if (waited >= minToldMs && trouble === null) onTrouble(null)
    isRunning = false
  }

  const write = <T>(change: () => T, { waitMs, isRepeatable }: Pick<Pending, 'waitMs' | 'isRepeatable'>): Promise<T> => {
    if (closed.signal.aborted) return Promise.reject(new Error('the ledger is closed'))
    const { promise, resolve, reject } = Promise.withResolvers<never>()
    waiting.push({ change, resolve, reject, waitMs: Math.min(waitMs, maxWaitMs), isRepeatable })
    if (!isRunning) {
      isRunning = true
      setImmediate(() => void run())
    }
    return promise
  }
  return {
    write: (change, waitMs = Infinity) => write(change, { waitMs, isRepeatable: false }),
    writeRepeatable: (change, waitMs = Infinity) => write(change, { waitMs, isRepeatable: true }),
    trouble: () => trouble,
    hurry: () => {
      maxWaitMs = hurriedWaitMs
    },
    close: () => {
      closed.abort()
      pause.abort()
      if (waiting.length > 0) attempt()
      maxWaitMs = 0
      giveUp(0)
    },
  }
}

/** Takes the time off the patience of the members, refuses those that have none left, and answers the others. */
function refuseOverdue(
  members: readonly Pending[],
  { waitedMs, maxWaitMs, trouble }: { readonly waitedMs: number; readonly maxWaitMs: number; readonly trouble: Fault | null },
): Pending[] {
  return members.filter((member) => {
    member.waitMs = Math.min(member.waitMs, maxWaitMs) - waitedMs
    if (member.waitMs <= 0) member.reject(trouble)
    return member.waitMs > 0
  })
}

type Refuse = (fault: Fault, members: readonly Pending[]) => void

/** Commits the members together and settles them; those that the disk did not take are handed to `refuse`. Without members it only tries to write. */
function commit(database: Database, members: readonly Pending[], refuse: Refuse): void {
  try {
    settle(members, outcomesOf(database, members))
  } catch (error) {
    if (!isTransient(error)) for (const member of members) member.reject(error)
    // A full disk ends the whole transaction, but has room perhaps for one that is small.
    else if (members.length > 1 && error.code === 'DATA_WRITE_FAILED') for (const member of members) commit(database, [member], refuse)
    else refuse(error, members)
  }
}

/** Writes the members in one transaction. Only where one of them fails are they written again, apart from each other: the common case pays for no savepoints. */
function outcomesOf(database: Database, members: readonly Pending[]): readonly Outcome[] {
  const isFlushed = members.some(({ isRepeatable }) => !isRepeatable)
  if (members.length === 0) return database.transact(() => probe(database), { isFlushed })
  try {
    return database.transact(() => members.map(({ change }) => ({ value: change() })), { isFlushed })
  } catch (error) {
    if (isTransient(error)) throw error
    return database.transact(() => members.map(({ change }) => performApart(database, change)), { isFlushed })
  }
}

/** Tells the members, a turn later: the readers of this commit are served first, for the writers may be busy for a while. */
function settle(members: readonly Pending[], outcomes: readonly Outcome[]): void {
  setImmediate(() => {
    members.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index] as Outcome
      if ('value' in outcome) resolve(outcome.value as never)
      else reject(outcome.error)
    })
  })
}

/** Rewrites a number in the file's header that nothing reads: the smallest write there is. */
function probe(database: Database): readonly Outcome[] {
  database.exec('PRAGMA user_version = 0')
  return []
}

/** Runs one member of a group behind a savepoint: if it fails, its own changes are undone and the others stand, unless the disk fails them all. */
function performApart(database: Database, change: () => unknown): Outcome {
  database.exec('SAVEPOINT member')
  try {
    const value = change()
    database.exec('RELEASE member')
    return { value }
  } catch (error) {
    if (isTransient(error) || !database.isTransaction()) throw error
    database.exec('ROLLBACK TO member; RELEASE member')
    return { error }
  }
}

function isTransient(error: unknown): error is Fault {
  return isFault(error) && (error.code === 'DATA_BUSY' || error.code === 'DATA_WRITE_FAILED')
}
