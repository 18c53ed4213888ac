import { leaseMs, type Lease, type Sleep } from '@galley/ledger'
import { adoptRuns } from './adopt-runs.ts'
import { ignoreFailure } from './ignore-failure.ts'
import { maxDeaths } from './max-deaths.ts'
import { noticeChange } from './notice-change.ts'
import { runDraft } from './run-draft.ts'
import type { RunServices } from './run-services.ts'

/** Runs drafts in this process. */
export interface Worker {
  /** Begins a claimed run; at most `settings.workers` run at once, the others wait their turn under their lease. */
  take(lease: Lease): void
  /** Takes up runs that nobody holds, until the worker closes. */
  adopt(): void
  /** Stops a run that the ledger has as cancelled, if it is in this process. */
  cancel(id: string): void
  /** Gives back what waits, lets what is at work commit its step, and ends. */
  close(): Promise<void>
}

interface Job {
  readonly lease: Lease
  readonly cancel: AbortController
  /** Resolves when it is over; not there until the job is at work. */
  done?: Promise<void>
}

/** Milliseconds between two looks for a cancellation that came through another process. */
const listenMs = 250

/** Creates the worker of a process. No fault ends its loops: what they could not do they try again at their next turn. */
export function createWorker(services: RunServices, sleep: Sleep): Worker {
  const { ledger, settings } = services
  const jobs = new Map<string, Job>()
  const closing = new AbortController()
  let adopting: Promise<void> | undefined
  let keeping: Promise<void> | undefined

  const take = (lease: Lease): void => {
    if (closing.signal.aborted) return void giveBack(services, lease)
    jobs.set(lease.id, { lease, cancel: new AbortController() })
    beginNext()
    keeping ??= keep()
  }
  const beginNext = (): void => {
    let room = settings.workers - [...jobs.values()].filter(isAtWork).length
    for (const job of jobs.values()) {
      if (closing.signal.aborted || isAtWork(job)) continue
      // One that is parked as failed needs no room: it is not worked on.
      if (job.lease.deaths < maxDeaths && room-- <= 0) return
      job.done = work(job)
    }
  }
  const work = async (job: Job): Promise<void> => {
    const { lease, cancel } = job
    const startedAt = services.clock()
    try {
      await runDraft(services, lease, { cancel: cancel.signal, close: closing.signal })
      await tellWork(services, lease, startedAt)
    } catch (error) {
      services.say(`galley: the run ${lease.id} was left: ${error instanceof Error ? error.message : String(error)}`)
    }
    // It may be back by now: a person answered at the gate where it was parked.
    if (jobs.get(lease.id)?.lease === lease) jobs.delete(lease.id)
    beginNext()
  }
  const cancel = (id: string): void => {
    const job = jobs.get(id)
    job?.cancel.abort()
    if (job && !isAtWork(job)) jobs.delete(id)
  }
  const keep = async (): Promise<void> => {
    const renewAndListen = createListener(ledger, { jobs, cancel })
    for (let waited = listenMs; jobs.size > 0 && !closing.signal.aborted; waited += listenMs) {
      await sleep(listenMs, closing.signal)
      await ignoreFailure(async () => renewAndListen(waited))
    }
    keeping = undefined
  }
  return {
    take,
    adopt: () => {
      adopting ??= adoptRuns(services, { jobs, take }, sleep, closing.signal)
    },
    cancel,
    close: async () => {
      closing.abort()
      ledger.hurry()
      // Given back in one turn, which is one transaction.
      const over = [...jobs.values()].map(async ({ lease, done }) => done ?? giveBack(services, lease))
      await Promise.all([adopting, keeping, ...over])
    },
  }
}

/** Makes the function that renews the leases every third of their time, and hears a cancellation that came through another process. */
function createListener(
  ledger: RunServices['ledger'],
  { jobs, cancel }: { readonly jobs: ReadonlyMap<string, Job>; readonly cancel: Worker['cancel'] },
): (waitedMs: number) => Promise<void> {
  const hasChanged = noticeChange(() => ledger.dataVersion())
  return async (waitedMs) => {
    if (waitedMs % (leaseMs / 3) === 0) await ledger.dispatch.heartbeat([...jobs.values()].map(({ lease }) => lease))
    if (hasChanged()) for (const id of await ledger.cancelled()) cancel(id)
  }
}

/** Tells an observer how the work on a run ended. */
async function tellWork({ observe, ledger, clock }: RunServices, { id }: Lease, startedAt: Date): Promise<void> {
  const status = observe && (await ledger.getSummary(id))?.status
  if (status !== undefined) observe?.({ kind: 'workflow', run: id, name: 'draft', startedAt, endedAt: clock(), status })
}

function isAtWork({ done }: Job): boolean {
  return done !== undefined
}

/** Hands a run that was not begun to the next worker; where that cannot be written, it is found when this process is gone. */
async function giveBack({ ledger }: RunServices, lease: Lease): Promise<void> {
  await ignoreFailure(async () => ledger.release(lease, 'queued'))
}
