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
  take(most: number, count: number): Promise<MinuteState>
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
export function openRequestWindow(owner: LimitOwner, ledger: Pick<Ledger, 'take'>, clock: () => Date): RequestWindow {
  let waiting: Waiting[] = []
  let isAsking = false
  let limit = 0
  /** Slice that was taken last, and what is left of it. */
  let slice: Share | undefined
  let left = 0
  /** Requests left in the ledger beside it, when more are free there, and until when none is. */
  let beside = 0
  let freeAt = 0
  let spentUntil = 0

  const state = (isAllowed: boolean): MinuteState => ({
    isAllowed,
    remaining: left + beside,
    resetMs: Math.max(0, freeAt - clock().getTime()),
  })
  const serve = (count: number): MinuteState => {
    const isAllowed = count <= left
    if (isAllowed) left -= count
    return state(isAllowed)
  }
  const note = (taking: Taking, most: number, least: number): void => {
    const [at] = taking.isAllowed ? taking.states : []
    limit = most
    slice = taking.isAllowed ? taking.shares[0] : undefined
    left = slice?.amount ?? 0
    beside = most - (taking.isAllowed ? (at?.used ?? 0) : taking.used)
    freeAt = taking.isAllowed ? (at?.firstFreeAt ?? 0) : taking.freeAt
    spentUntil = !taking.isAllowed && least === 1 ? freeAt : 0
  }
  const ask = async (most: number): Promise<void> => {
    isAsking = true
    while (waiting.length > 0) {
      const served = waiting
      waiting = []
      const wanted = served.reduce((sum, { count }) => sum + count, 0)
      const amount = Math.max(wanted, Math.ceil(most / slices))
      const least = Math.min(...served.map(({ count }) => count))
      const kept = slice === undefined || left === 0 ? [] : [{ ...slice, amount: slice.amount - left }]
      left = 0
      try {
        const claim = { limit: 'requests/minute', most, amount, least, shelfMs: amount > wanted ? shelfMs : 0 } as const
        note(await ledger.take(owner, [claim], kept), most, least)
        for (const { count, resolve } of served) resolve(serve(count))
      } catch (error) {
        for (const { reject } of served) reject(error)
      }
    }
    isAsking = false
  }
  return {
    take: async (most, count) => {
      const now = clock().getTime()
      if (most === limit && count <= left && now <= (slice?.freeAt ?? 0) - minuteMs) return serve(count)
      if (most === limit && now < spentUntil) return state(false)
      const { promise, resolve, reject } = Promise.withResolvers<MinuteState>()
      waiting.push({ count, resolve, reject })
      if (!isAsking) void ask(most)
      return promise
    },
  }
}
