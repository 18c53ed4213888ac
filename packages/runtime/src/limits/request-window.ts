import type { Ledger, Share, Taking } from '@galley/ledger'
import type { LimitOwner, MinuteState } from './limits.ts'

/** Slices that a limit is cut into: the ledger is asked so often a minute at most, and another process finds so much less, however many requests there are. */
const slices = 100

/** Milliseconds for which a slice may be kept. */
const shelfMs = 1000

const minuteMs = 60_000

/** Requests a minute of one owner, as this process lets them through. */
export interface RequestWindow {
  /** Counts requests where so many are left: all of them, or none. */
  take(count: number): Promise<MinuteState>
}

/** Slice of a limit that was taken from the ledger last, and what the ledger said of the rest. */
interface Slice {
  /** Place of the slice in the ledger; null where none was given. */
  readonly share: Share | null
  /** Requests that are left of it. */
  left: number
  /** Requests that are left in the ledger beside it. */
  readonly beside: number
  /** Unix milliseconds at which more are free there. */
  readonly freeAt: number
  /** True where not even one request was left: before `freeAt` there is nothing to ask for. */
  readonly isSpent: boolean
}

/** Requests that wait for the ledger. */
interface Waiting {
  readonly count: number
  readonly resolve: (state: MinuteState) => void
  readonly reject: (error: unknown) => void
}

/**
 * Opens the window. Each request is counted in the ledger before it goes on: those of limits of up to 100 one by one, those of higher ones in slices of a hundredth, which
 * are at hand for a second and count for a second longer. What is left of a slice is given back with the next one. So no span of a minute holds more than the limit,
 * and a process that ends takes a slice along for a minute.
 */
export function openRequestWindow(owner: LimitOwner, most: number, ledger: Pick<Ledger, 'take'>, clock: () => Date): RequestWindow {
  let slice: Slice = { share: null, left: 0, beside: 0, freeAt: 0, isSpent: false }
  let waiting: Waiting[] = []
  let isAsking = false

  const askFor = async (all: readonly Waiting[]): Promise<void> => {
    const counts = all.map(({ count }) => count)
    const wanted = counts.reduce((sum, count) => sum + count, 0)
    const amount = Math.max(wanted, Math.ceil(most / slices))
    const least = Math.min(...counts)
    const rest = restOf(slice)
    slice.left = 0
    const claim = { limit: 'requests/minute', most, amount, least, shelfMs: amount > wanted ? shelfMs : 0 } as const
    slice = sliceOf(await ledger.take(owner, [claim], rest), most, least)
    const now = clock().getTime()
    for (const { count, resolve } of all) resolve(serve(slice, count, now))
  }
  const askWhileSomeWait = async (): Promise<void> => {
    isAsking = true
    while (waiting.length > 0) {
      const all = waiting
      waiting = []
      try {
        await askFor(all)
      } catch (error) {
        for (const { reject } of all) reject(error)
      }
    }
    isAsking = false
  }
  return {
    take: async (count) => {
      const now = clock().getTime()
      if (count <= slice.left && isAtHand(slice, now)) return serve(slice, count, now)
      if (slice.isSpent && now < slice.freeAt) return { isAllowed: false, ...roomOf(slice, now) }
      const { promise, resolve, reject } = Promise.withResolvers<MinuteState>()
      waiting.push({ count, resolve, reject })
      if (!isAsking) void askWhileSomeWait()
      return promise
    },
  }
}

/** Slice that the ledger gave when it was asked for `least` requests or more. */
function sliceOf(taking: Taking, most: number, least: number): Slice {
  if (!taking.isAllowed) return { share: null, left: 0, beside: most - taking.used, freeAt: taking.freeAt, isSpent: least === 1 }
  const [share = null] = taking.shares
  const [state] = taking.states
  return { share, left: share?.amount ?? 0, beside: most - (state?.used ?? 0), freeAt: state?.firstFreeAt ?? 0, isSpent: false }
}

/** Share that puts what was used of a slice in the place of the slice, where something is left of it. */
function restOf({ share, left }: Slice): readonly Share[] {
  return share === null || left === 0 ? [] : [{ ...share, amount: share.amount - left }]
}

/** True while a slice may be served from: it counts for a minute after that. */
function isAtHand({ share }: Slice, now: number): boolean {
  return share !== null && now <= share.freeAt - minuteMs
}

/** Lets requests through where so many are left of a slice. */
function serve(slice: Slice, count: number, now: number): MinuteState {
  const isAllowed = count <= slice.left
  if (isAllowed) slice.left -= count
  return { isAllowed, ...roomOf(slice, now) }
}

function roomOf({ left, beside, freeAt }: Slice, now: number): Omit<MinuteState, 'isAllowed'> {
  return { remaining: left + beside, resetMs: Math.max(0, freeAt - now) }
}
