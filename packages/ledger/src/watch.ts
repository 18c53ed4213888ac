import type { Scope } from './scope.ts'
import type { Sleep } from './sleep.ts'

/** Milliseconds between two looks for a change by another process. */
const pollMs = 200

/** The watch of one ledger: a single poll serves all watchers of this process. */
export interface Watch {
  /** Yields after every change of the run (or of anything, without an id) until the signal is aborted or the run is deleted; changes in quick succession are one. */
  readonly watch: (id: string | undefined, signal: AbortSignal) => AsyncIterable<void>
  readonly close: () => void
}

/** Creates the watch. A commit of this process wakes its watchers at once, those of others are found by polling `PRAGMA data_version`. */
export function createWatch(scope: Scope, sleep: Sleep): Watch {
  const wakers = new Set<() => void>()
  const stopped = new AbortController()
  let polling: AbortController | null = null

  const wake = (): void => {
    for (const waker of wakers) waker()
  }
  const poll = async (signal: AbortSignal): Promise<void> => {
    let seen = dataVersion(scope)
    while (!signal.aborted) {
      await sleep(pollMs, signal)
      if (signal.aborted) return
      const version = dataVersion(scope)
      if (version !== seen) wake()
      seen = version
    }
  }
  const add = (waker: () => void): void => {
    wakers.add(waker)
    if (polling !== null) return
    polling = new AbortController()
    void poll(polling.signal)
  }
  const remove = (waker: () => void): void => {
    wakers.delete(waker)
    if (wakers.size > 0) return
    polling?.abort()
    polling = null
  }
  const forget = scope.database.onCommit(wake)

  async function* watch(id: string | undefined, signal: AbortSignal): AsyncGenerator<void> {
    const either = AbortSignal.any([signal, stopped.signal])
    let { promise, resolve } = Promise.withResolvers<void>()
    const waker = (): void => resolve()
    add(waker)
    either.addEventListener('abort', waker)
    try {
      let seen = id === undefined ? '' : stampOf(scope, id)
      while (!either.aborted && seen !== null) {
        await promise
        ;({ promise, resolve } = Promise.withResolvers<void>())
        if (either.aborted) return
        const stamp = id === undefined ? '' : stampOf(scope, id)
        if (id === undefined || stamp !== seen) yield
        seen = stamp
      }
    } finally {
      either.removeEventListener('abort', waker)
      remove(waker)
    }
  }

  return {
    watch,
    close: () => {
      forget()
      stopped.abort()
      polling?.abort()
    },
  }
}

/** Changes when another connection commits (https://www.sqlite.org/pragma.html#pragma_data_version). */
export function dataVersion(scope: Scope): number {
  return scope.database.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0
}

/** Everything of one run that a watcher can see, as a string that differs when it changed; null when the run is gone. */
function stampOf(scope: Scope, id: string): string | null {
  const row = scope.database.get<{ stamp: string }>(
    `SELECT concat_ws(' ', seq, status, epoch, waiting_for, updated_at, (SELECT max(n) FROM signals WHERE run = runs.n)) AS stamp FROM runs WHERE id = ?`,
    id,
  )
  return row?.stamp ?? null
}
