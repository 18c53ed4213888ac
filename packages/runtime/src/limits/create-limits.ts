import type { Ledger } from '@galley/ledger'
import type { Limits } from './limits.ts'
import { openRequestWindow, type RequestWindow } from './request-window.ts'

/** Ledger and clock of the limits. */
export interface LimitServices {
  readonly ledger: Pick<Ledger, 'take' | 'settle'>
  readonly clock: () => Date
}

/** Creates the limits of a process over its ledger. */
export function createLimits({ ledger, clock }: LimitServices): Limits {
  // One for each limit that an owner has had: the ledger knows what all of them let through.
  const windows = new Map<string, RequestWindow>()
  return {
    takeRequests: (owner, most, count = 1) => {
      const key = `${owner} ${most}`
      const window = windows.get(key) ?? openRequestWindow(owner, most, ledger, clock)
      windows.set(key, window)
      return window.take(count)
    },
    takeTokens: async (owner, most, amount) => {
      const taking = await ledger.take(owner, [{ limit: 'tokens/minute', most, amount }])
      const now = clock().getTime()
      if (!taking.isAllowed)
        return { isAllowed: false, remaining: most - taking.used, resetMs: taking.freeAt - now, settle: () => Promise.resolve() }
      const [state] = taking.states
      return {
        isAllowed: true,
        remaining: most - (state?.used ?? 0),
        resetMs: (state?.firstFreeAt ?? now) - now,
        settle: (took) =>
          ledger.settle(
            owner,
            taking.shares.map((share) => Object.assign({}, share, { amount: took })),
          ),
      }
    },
  }
}
