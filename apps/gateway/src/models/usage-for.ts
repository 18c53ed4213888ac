import type { BudgetState, Caller, PricedUsage, Runtime } from '@galley/runtime'

/** Use of a token's budgets. */
export interface TokenBudgets {
  readonly token: string
  readonly budgets: readonly BudgetState[]
}

/** Sums of calls, and the budgets of the tokens that have some. */
export interface ShownUsage {
  readonly usage: readonly PricedUsage[]
  readonly budgets: readonly TokenBudgets[]
}

/** Collects what a caller may see of the last `days` days: the operator all, a token its own. */
export function usageFor({ name, scopes, limits }: Caller, { models, budgets, access }: Runtime, days: number): ShownUsage {
  const isOperator = scopes.includes('admin')
  const all = models.usage.list(days)
  const tokens = isOperator ? access.tokens() : [{ name, limits }]
  return {
    usage: isOperator ? all : all.filter(({ token }) => token === name),
    budgets: tokens.flatMap((token) => {
      const states = budgets.states(token)
      return states.length === 0 ? [] : [{ token: token.name, budgets: states }]
    }),
  }
}
