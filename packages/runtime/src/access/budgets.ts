import { freeAgainAt, type Claim, type Ledger } from '@galley/ledger'
import { costOf, type ModelFigures, type TokenCount } from '@galley/models'
import { fault } from '../faults.ts'
import type { Caller } from './access.ts'
import { budgetLimits, budgetUnits, hasBudget, type BudgetLimit, type BudgetUnit, type TokenLimits } from './token-limits.ts'

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

/** Budgets of API tokens, in model tokens, money and energy for a day or a month. */
export interface Budgets {
  /**
   * Holds the most that a call may spend, before it is made; null for a token without a budget. `models` are those that may answer.
   * Faults: BUDGET_SPENT, BUDGET_UNMEASURED, DATA_WRITE_FAILED.
   */
  hold(caller: Caller, models: readonly string[], most: TokenCount): Promise<BudgetHold | null>
  /** Tells how much of each limit is used. */
  states(caller: Pick<Caller, 'name' | 'limits'>): Promise<readonly BudgetState[]>
}

/** Services that the budgets need, and the figures of models. */
export interface BudgetServices {
  readonly ledger: Pick<Ledger, 'take' | 'settle' | 'takenBy'>
  readonly clock: () => Date
  readonly figures?: Readonly<Record<string, ModelFigures>> | undefined
}

/** Amounts that a call may spend, or spent. */
type Amounts = Readonly<Record<BudgetUnit, number>>

/** Opens the budgets. Whether a call fits is asked and written in one step of the ledger, so that no two of them, in whatever gateway, spend the same twice. */
export function createBudgets({ ledger, clock, figures = {} }: BudgetServices): Budgets {
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
      const held = amountsOf(models, most, limits)
      const claims = claimsOf(limits, held)
      const taking = await ledger.take(`token ${name}`, claims)
      if (!taking.isAllowed) {
        const claim = claims.find(({ limit }) => limit === taking.limit) ?? { limit: taking.limit, most: 0, amount: 0 }
        throw spentFault(name, claim, taking, clock())
      }
      return {
        settle: async (spent) => {
          if (spent === null) return
          const amounts = amountsOf([spent.model], spent.tokens, {})
          await ledger.settle(
            `token ${name}`,
            taking.shares.map((share) => Object.assign({}, share, { amount: amounts[unitOf(share.limit)] })),
          )
        },
      }
    },
    states: async ({ name, limits }) => {
      if (!hasBudget(limits)) return []
      const taken = await ledger.takenBy(`token ${name}`)
      return budgetLimits.flatMap((limit) => {
        const most = limits[limit]
        if (most === undefined) return []
        const { used, lastFreeAt } = taken.find((state) => state.limit === limit) ?? {
          used: 0,
          lastFreeAt: freeAgainAt(limit, clock().getTime()),
        }
        return [{ limit, most, used, resetsAt: new Date(lastFreeAt).toISOString() }]
      })
    },
  }
}

/** Claims of a call on the budgets of its token. */
function claimsOf(limits: TokenLimits, amounts: Amounts): readonly (Claim & { readonly limit: BudgetLimit })[] {
  return budgetLimits.flatMap((limit) => {
    const most = limits[limit]
    return most === undefined ? [] : [{ limit, most, amount: amounts[unitOf(limit)] }]
  })
}

function unitOf(limit: string): BudgetUnit {
  return budgetUnits.find((unit) => limit.startsWith(`${unit}/`)) ?? 'tokens'
}

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

/** Refusal of a call that could go over a limit: BUDGET_SPENT. */
function spentFault(
  name: string,
  { limit, most, amount }: Claim,
  { used, freeAt }: { readonly used: number; readonly freeAt: number },
  now: Date,
): Error {
  const seconds = Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000))
  return fault('BUDGET_SPENT', { name, limit, most, used: Number(used.toPrecision(6)), asked: Number(amount.toPrecision(6)), seconds })
}
