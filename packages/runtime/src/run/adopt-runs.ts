import { leaseMs, type Lease, type Ledger, type Sleep } from '@galley/ledger'
import { ignoreFailure } from './ignore-failure.ts'
import { noticeChange } from './notice-change.ts'

/** Milliseconds between two looks for runs that nobody holds. */
const adoptMs = 500

/** Looks in a third of the time of a lease. */
const looksPerLease = leaseMs / 3 / adoptMs

/** The runs that a worker has at hand, and its way to take another. */
export interface RunsAtHand {
  readonly jobs: ReadonlyMap<string, { readonly lease: Lease }>
  readonly take: (lease: Lease) => void
}

/** Gives back what ended processes left and takes up what nobody holds, as far as there is room, again and again until the worker closes. */
export async function adoptRuns(
  { ledger, settings }: { readonly ledger: Ledger; readonly settings: { readonly workers: number } },
  { jobs, take }: RunsAtHand,
  sleep: Sleep,
  closing: AbortSignal,
): Promise<void> {
  const isAtHand = (id: string): boolean => jobs.has(id)
  const fill = async (): Promise<void> => {
    await ledger.dispatch.recover(isAtHand)
    while (!closing.aborted && jobs.size < settings.workers) {
      const suspects = ![...jobs.values()].some(({ lease }) => lease.deaths > 0)
      const lease = await ledger.dispatch.next({ isAtHand, suspects })
      if (!lease) return
      take(lease)
    }
  }
  const hasChanged = noticeChange(() => `${ledger.dataVersion()} ${[...jobs.keys()].join(' ')}`)
  for (let n = 0; !closing.aborted; n += 1) {
    // Without a change there is something to take up only when a lease ran out.
    await ignoreFailure(async () => (hasChanged() || n % looksPerLease === 0 ? fill() : undefined))
    await sleep(adoptMs, closing)
  }
}
