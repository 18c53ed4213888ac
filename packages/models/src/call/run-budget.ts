import { fault } from '../faults.ts'

/** Limits of a run; one that is left out does not hold. */
export interface RunBudgetLimits {
  readonly tokens?: number
  readonly seconds?: number
}

/** Tokens set aside before a call, to be given back afterwards. */
export interface Reservation {
  /** Books what the call really took. The second time does nothing. */
  settle(used: number): void
}

/** The tokens and seconds of one run. */
export interface RunBudget {
  /** Sets tokens aside, so that calls at the same time cannot overspend together. Faults: `MODEL_BUDGET_SPENT`. */
  reserve(tokens: number): Reservation
  /** Tokens and seconds that are neither spent nor reserved; null where there is no limit. */
  remaining(): { readonly tokens: number | null; readonly seconds: number | null }
}

/**
 * Creates the budget of a run: reserve first, spend, then reconcile with what the server counted.
 * `spent` names the tokens and seconds of the run before it was resumed; the seconds count from now.
 */
export function createRunBudget(
  limits: RunBudgetLimits,
  clock: () => Date,
  spent: { readonly tokens?: number; readonly seconds?: number } = {},
): RunBudget {
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
