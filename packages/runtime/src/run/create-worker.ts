import type { Lease } from '@galley/ledger'
import { leaseMs } from '@galley/ledger'
import pLimit from 'p-limit'
import { runDraft, type RunServices } from './run-draft.ts'

/** Runs drafts in this process. */
export interface Worker {
  /** Begins a claimed run; at most `settings.workers` run at once, the others wait their turn under their lease. */
  take(lease: Lease): void
  /** Takes up runs that nobody holds, until the worker closes. */
  adopt(): void
  /** Cancels a run of this process; false when it does not run here. */
  cancel(id: string): boolean
  /** Resolves when the run is no longer in this process. */
  settled(id: string): Promise<void>
  close(): Promise<void>
}

interface Job {
  readonly cancel: AbortController
  readonly done: Promise<void>
}

/** Sleep that ends early, without an error, when the signal aborts. */
type Sleep = (ms: number, signal: AbortSignal) => Promise<void>

export function createWorker(services: RunServices, sleep: Sleep): Worker {
  const jobs = new Map<string, Job>()
  const closing = new AbortController()
  const limit = pLimit(services.settings.workers)
  let adopting: Promise<void> | undefined

  const take = (lease: Lease): void => {
    const cancel = new AbortController()
    const done = (async () => {
      const beating = keepAlive(services, lease, cancel, closing.signal, sleep)
      try {
        await limit(async () => runDraft(services, lease, { cancel: cancel.signal, close: closing.signal }))
      } finally {
        jobs.delete(lease.id)
        beating.stop()
        await beating.stopped
      }
    })()
    jobs.set(lease.id, { cancel, done })
  }
  const adoptLoop = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      while (jobs.size < services.settings.workers) {
        const lease = await services.ledger.claimNext()
        if (!lease) break
        take(lease)
      }
      await sleep(500, closing.signal)
    }
  }
  return {
    take,
    adopt: () => {
      adopting ??= adoptLoop()
    },
    cancel: (id) => {
      jobs.get(id)?.cancel.abort()
      return jobs.has(id)
    },
    settled: async (id) => jobs.get(id)?.done,
    close: async () => {
      closing.abort()
      await adopting
      await Promise.all([...jobs.values()].map(async (job) => job.done))
    },
  }
}

/** Renews the lease every third of its time, and hears a cancellation that came through another process. */
function keepAlive(
  services: RunServices,
  lease: Lease,
  cancel: AbortController,
  closing: AbortSignal,
  sleep: Sleep,
): { stop(): void; readonly stopped: Promise<void> } {
  const stop = new AbortController()
  const either = AbortSignal.any([stop.signal, closing])
  const beat = async (): Promise<void> => {
    for (let waited = 0; !either.aborted; waited += 250) {
      try {
        if (waited % (leaseMs / 3) === 0) await services.ledger.heartbeat(lease)
        if ((await services.ledger.takeSignal(lease, 'cancel')) !== undefined) cancel.abort()
      } catch {
        return
      }
      await sleep(250, either)
    }
  }
  return { stop: () => stop.abort(), stopped: beat() }
}
