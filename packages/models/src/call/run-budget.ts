import { fault } from '../faults.ts'
import { costOf, type ModelFigures, type TokenCount } from './model-figures.ts'

/** Limits of a run; one that is left out does not hold. */
export interface RunBudgetLimits {
  readonly tokens?: number
  readonly seconds?: number
  readonly usd?: number
  readonly wattHours?: number
}

/** Remainder of a budget that is neither spent nor reserved; null where there is no limit. */
export type BudgetRest = Readonly<Record<keyof RunBudgetLimits, number | null>>

/** Tokens, and what they cost, set aside before a call, to be given back afterwards. */
export interface Reservation {
  /** Books what the call really took. The second time does nothing. */
  settle(used: TokenCount): void
}

/** The tokens, seconds, money and energy of one run. */
export interface RunBudget {
  /** Sets aside what a call may take at most, so that calls at the same time cannot overspend together. Faults: `MODEL_BUDGET_SPENT`. */
  reserve(atMost: TokenCount, figures?: ModelFigures): Reservation
  remaining(): BudgetRest
}

/** Units that a call takes from a budget. Time passes by itself. */
const units = ['tokens', 'usd', 'wattHours'] as const
type Amounts = Readonly<Record<(typeof units)[number], number>>

const nothing: Amounts = { tokens: 0, usd: 0, wattHours: 0 }

/**
 * Creates the budget of a run: reserve first, spend, then reconcile with what the server counted. `spent` names what the run took before it was
 * resumed; the seconds count from now.
 */
export function createRunBudget(limits: RunBudgetLimits, clock: () => Date, spent: RunBudgetLimits = {}): RunBudget {
  const startedAt = clock().getTime()
  let taken: Amounts = { ...nothing, ...spent }
  const left = (unit: (typeof units)[number]): number | null => {
    const limit = limits[unit]
    return limit === undefined ? null : Math.max(0, limit - taken[unit])
  }
  const secondsLeft = (): number | null =>
    limits.seconds === undefined ? null : Math.max(0, limits.seconds - (spent.seconds ?? 0) - (clock().getTime() - startedAt) / 1000)
  return {
    reserve: (atMost, figures) => {
      if (secondsLeft() === 0) throw fault('MODEL_BUDGET_SPENT', { wanted: 'more', unit: 'seconds', left: 0 })
      const asked = amountsOf(atMost, figures)
      for (const unit of units) {
        const rest = left(unit)
        if (rest !== null && asked[unit] > rest) throw fault('MODEL_BUDGET_SPENT', { wanted: shown(asked[unit]), unit, left: shown(rest) })
      }
      taken = add(taken, asked)
      let isOpen = true
      return {
        settle: (used) => {
          if (!isOpen) return
          isOpen = false
          taken = add(taken, amountsOf(used, figures), asked)
        },
      }
    },
    remaining: () => ({ tokens: left('tokens'), usd: left('usd'), wattHours: left('wattHours'), seconds: secondsLeft() }),
  }
}

function amountsOf(count: TokenCount, figures: ModelFigures | undefined): Amounts {
  return { ...nothing, tokens: count.promptTokens + count.completionTokens, ...costOf(count, figures) }
}

function add(sum: Amounts, more: Amounts, less: Amounts = nothing): Amounts {
  return {
    tokens: sum.tokens + more.tokens - less.tokens,
    usd: sum.usd + more.usd - less.usd,
    wattHours: sum.wattHours + more.wattHours - less.wattHours,
  }
}

/** An amount in a message: whole tokens, parts of a cent. */
function shown(amount: number): number {
  return Number(amount.toPrecision(6))
}
