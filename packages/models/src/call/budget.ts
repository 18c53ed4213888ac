import { fault } from '../faults.ts'

/** What may be spent; what is left out is not limited. */
export interface BudgetLimits {
  readonly tokens?: number
  readonly seconds?: number
}

/** Tokens set aside before a call, to be given back afterwards. */
export interface Reservation {
  /** Books what the call really took. The second time does nothing. */
  settle(used: number): void
}

/** The purse of one run. */
export interface Budget {
  /** Sets tokens aside, so that calls at the same time cannot overspend together. Faults: `MODEL_BUDGET_SPENT`. */
  reserve(tokens: number): Reservation
  /** What is neither spent nor reserved; null where there is no limit. */
  remaining(): { readonly tokens: number | null; readonly seconds: number | null }
}

/**
 * Opens a purse: reserve first, spend, then reconcile with what the server counted.
 * `spent` is what a run had used up before it was resumed; the seconds count from now.
 */
export function createBudget(
  limits: BudgetLimits,
  clock: () => Date,
  spent: { readonly tokens?: number; readonly seconds?: number } = {},
): Budget {
  const startedAt = clock().getTime()
  let used = spent.tokens ?? 0
  let reserved = 0
  const secondsLeft = (): number | null =>
    limits.seconds === undefined ? null : Math.max(0, limits.seconds - (spent.seconds ?? 0) - (clock().getTime() - startedAt) / 1000)
  const tokensLeft = (): number | null => (limits.tokens === undefined ? null : Math.max(0, limits.tokens - used - reserved))
  return {
    reserve: (tokens) => {
      const left = tokensLeft()
      if (left !== null && tokens > left) throw fault('MODEL_BUDGET_SPENT', { wanted: tokens, unit: 'tokens', left })
      const seconds = secondsLeft()
      if (seconds !== null && seconds <= 0) throw fault('MODEL_BUDGET_SPENT', { wanted: 'more', unit: 'seconds', left: 0 })
      reserved += tokens
      let isOpen = true
      return {
        settle: (actual) => {
          if (!isOpen) return
          isOpen = false
          reserved -= tokens
          used += actual
        },
      }
    },
    remaining: () => ({ tokens: tokensLeft(), seconds: secondsLeft() }),
  }
}
