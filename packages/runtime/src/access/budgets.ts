import type { Amounts, Ledger } from '@galley/ledger'
import { costOf, type ModelFigures, type TokenCount } from '@galley/models'
import { fault } from '../faults.ts'
import type { Caller } from './access.ts'
import { createSpending, type Spending } from './spending.ts'
import { budgetLimits, hasBudget, type BudgetLimit, type TokenLimits } from './token-limits.ts'

/** Hold on a token's budgets, for one call. */
export interface BudgetHold {
  /** Puts what was spent in the place of what was held: the tokens of a model, null where they are not known and the hold stays. */
  settle(spent: { readonly model: string; readonly tokens: TokenCount } | null): Promise<void>
}

/** State of one limit of a token. */
export interface BudgetState {
  readonly limit: BudgetLimit
  readonly most: number
  /** Spent and held. */
  readonly used: number
  /** RFC 3339, UTC: when it is whole again; of the last minute, when all of it is free. */
  readonly resetsAt: string
}

/** Budgets of tokens. */
export interface Budgets {
  /**
   * Holds the most that a call may spend, before it is made; null for a token without a budget. `models` are those that may answer.
   * Faults: BUDGET_SPENT, BUDGET_UNMEASURED, DATA_WRITE_FAILED.
   */
  hold(caller: Caller, models: readonly string[], most: TokenCount): Promise<BudgetHold | null>
  /** Tells how much of each limit is used. */
  states(caller: Pick<Caller, 'name' | 'limits'>): Promise<readonly BudgetState[]>
}

/** Means of the budgets. */
export interface BudgetServices {
  readonly ledger: Pick<Ledger, 'placeHold' | 'settleHold' | 'spentBy'>
  readonly clock: () => Date
  readonly figures?: Readonly<Record<string, ModelFigures>> | undefined
}

/** Opens the budgets. What is held is counted at once and written before the call is made, so that neither calls at once nor an end of the process spend twice. */
export function createBudgets({ ledger, clock, figures = {} }: BudgetServices): Budgets {
  const known = new Map<string, Promise<Spending>>()
  const spendingOf = (name: string): Promise<Spending> => {
    const found = known.get(name)
    if (found !== undefined) return found
    const made = createSpending(clock, (since) => ledger.spentBy(name, since))
    known.set(name, made)
    // What could not be read is read again by the next call.
    made.catch(() => known.delete(name))
    return made
  }
  const amountsOf = (models: readonly string[], tokens: TokenCount, limits: TokenLimits): Amounts => {
    const costs = models.map((model) => ({ model, ...costOf(tokens, figures[model]) }))
    for (const { model, usd, wattHours } of costs) refuseUnmeasured(model, { usd, wattHours }, limits)
    return {
      tokens: tokens.promptTokens + tokens.completionTokens,
      usd: Math.max(0, ...costs.map(({ usd = 0 }) => usd)),
      wattHours: Math.max(0, ...costs.map(({ wattHours = 0 }) => wattHours)),
    }
  }
  return {
    hold: async ({ name, limits }, models, most) => {
      if (!hasBudget(limits)) return null
      const spending = await spendingOf(name)
      const held = amountsOf(models, most, limits)
      // From here to the sum nothing is awaited: calls at once are counted one after the other.
      refuseSpent(name, limits, spending, held)
      const place = spending.add(held)
      let id: number
      try {
        id = await ledger.placeHold(name, { day: place.day, ...held })
      } catch (error) {
        place.change(nothing)
        throw error
      }
      return {
        settle: async (spent) => {
          if (spent === null) return
          const amounts = amountsOf([spent.model], spent.tokens, {})
          place.change(amounts)
          await ledger.settleHold(id, amounts)
        },
      }
    },
    states: async ({ name, limits }) => {
      if (!hasBudget(limits)) return []
      const spending = await spendingOf(name)
      return budgetLimits.flatMap((limit) => {
        const most = limits[limit]
        if (most === undefined) return []
        const { used, freeAt } = spending.of(limit)
        return [{ limit, most, used, resetsAt: freeAt.toISOString() }]
      })
    },
  }
}

const nothing: Amounts = { tokens: 0, usd: 0, wattHours: 0 }

/** Refuses a model without the figure that a budget counts. Fault BUDGET_UNMEASURED. */
function refuseUnmeasured(
  model: string,
  { usd, wattHours }: { readonly usd: number | undefined; readonly wattHours: number | undefined },
  limits: TokenLimits,
): void {
  const limit = budgetLimits.find(
    (one) =>
      limits[one] !== undefined &&
      ((one.startsWith('usd/') && usd === undefined) || (one.startsWith('wattHours/') && wattHours === undefined)),
  )
  if (limit === undefined) return
  throw fault('BUDGET_UNMEASURED', { model, limit, field: limit.startsWith('usd/') ? 'price' : 'wattHoursPerMTok' })
}

/** Refuses a call that could go over a limit. Fault BUDGET_SPENT. */
function refuseSpent(name: string, limits: TokenLimits, spending: Spending, held: Amounts): void {
  for (const limit of budgetLimits) {
    const most = limits[limit]
    if (most === undefined) continue
    const { used, freeAt, unit, now } = spending.of(limit)
    if (used + held[unit] <= most) continue
    const seconds = Math.max(1, Math.ceil((freeAt.getTime() - now.getTime()) / 1000))
    throw fault('BUDGET_SPENT', { name, limit, most, used: Number(used.toPrecision(6)), asked: Number(held[unit].toPrecision(6)), seconds })
  }
}
