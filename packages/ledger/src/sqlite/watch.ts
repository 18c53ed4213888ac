import type { Database } from './database.ts'
import { perform } from './perform.ts'
import { numberOf } from '../scope.ts'
import type { Sleep } from '../sleep.ts'

/** Milliseconds between two looks for a change by another process. */
const pollMs = 200

/** The watch of one ledger: it costs what the watched runs change, however many there are and however much others change. */
export interface Watch {
  /** Calls the listener after every change of the run, until the returned function is called; the changes of one transaction are one. A listener throws nothing. Fault: RUN_NOT_FOUND. */
  readonly watch: (id: string, listener: () => void) => () => void
  readonly close: () => void
}

/**
 * Triggers of this connection alone that name the runs which a transaction changes for a reader: no writer has to say so, so none can forget.
 * A renewed lease is no such change.
 */
const triggers = `
CREATE TEMP TRIGGER run_changed AFTER UPDATE OF seq, status, waiting_for ON main.runs BEGIN SELECT changed_run(new.n); END;
CREATE TEMP TRIGGER run_deleted AFTER DELETE ON main.runs BEGIN SELECT changed_run(old.n); END;
CREATE TEMP TRIGGER draft_saved AFTER INSERT ON main.drafts BEGIN SELECT changed_run(new.run); END;
CREATE TEMP TRIGGER draft_changed AFTER UPDATE ON main.drafts BEGIN SELECT changed_run(new.run); END;
CREATE TEMP TRIGGER signal_sent AFTER INSERT ON main.signals BEGIN SELECT changed_run(new.run); END;
`

/** Listeners of a watched run, and its state when it was last looked at from outside. */
interface Watched {
  readonly listeners: Set<() => void>
  stamp: string
}

/** Creates the watch. Changes of this process are told by triggers, those of others are found by polling `PRAGMA data_version`. */
export function createWatch(database: Database, sleep: Sleep): Watch {
  const runs = new Map<number, Watched>()
  const changed = new Set<number>()
  const wake = (): void => {
    const numbers = [...changed]
    changed.clear()
    for (const n of numbers) for (const listener of runs.get(n)?.listeners ?? []) listener()
  }
  const look = (): void => {
    const stamps = readStamps(database, [...runs.keys()])
    for (const [n, run] of runs) {
      const stamp = stamps.get(n) ?? ''
      if (stamp !== run.stamp) changed.add(n)
      run.stamp = stamp
    }
    wake()
  }
  const polling = createPolling(database, sleep, look)
  database.define('changed_run', (n) => changed.add(Number(n)))
  database.exec(triggers)
  const forget = database.onCommit(wake)

  return {
    watch: (id, listener) => {
      const n = perform(database, numberOf(id))
      const run = runs.get(n) ?? { listeners: new Set(), stamp: readStamps(database, [n]).get(n) ?? '' }
      run.listeners.add(listener)
      runs.set(n, run)
      polling.start()
      return () => {
        run.listeners.delete(listener)
        if (run.listeners.size === 0 && runs.get(n) === run) runs.delete(n)
        if (runs.size === 0) polling.stop()
      }
    },
    close: () => {
      forget()
      runs.clear()
      polling.stop()
    },
  }
}

/** Looks that are made as long as somebody watches; to start what has started changes nothing. */
interface Polling {
  start(): void
  stop(): void
}

/** Makes the looks for a change by another process. */
function createPolling(database: Database, sleep: Sleep, look: () => void): Polling {
  let polling: AbortController | null = null
  const poll = async (signal: AbortSignal): Promise<void> => {
    let seen = -1
    while (!signal.aborted) {
      try {
        const version = dataVersion(database)
        if (version !== seen) look()
        seen = version
      } catch {
        // A file that cannot be read now is looked at again; its readers are told when they read.
      }
      await sleep(pollMs, signal)
    }
  }
  return {
    start: () => {
      if (polling !== null) return
      polling = new AbortController()
      void poll(polling.signal)
    },
    stop: () => {
      polling?.abort()
      polling = null
    },
  }
}

/** Changes when another connection commits (https://www.sqlite.org/pragma.html#pragma_data_version). */
export function dataVersion(database: Database): number {
  return database.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0
}

/** Reads everything of some runs that a reader can see, as a string each that differs when it changed; a run that is gone has none. */
function readStamps(database: Database, runs: readonly number[]): ReadonlyMap<number, string> {
  const rows = database.all<{ n: number; stamp: string }>(
    `SELECT n, concat_ws(' ', seq, status, waiting_for, updated_at, (SELECT max(n) FROM signals WHERE run = runs.n)) AS stamp
     FROM runs WHERE n IN (SELECT value FROM json_each(?))`,
    JSON.stringify(runs),
  )
  return new Map(rows.map(({ n, stamp }) => [n, stamp]))
}
