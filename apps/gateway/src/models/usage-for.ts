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
export async function usageFor({ name, scopes, limits }: Caller, { models, budgets, access }: Runtime, days: number): Promise<ShownUsage> {
  const isOperator = scopes.includes('admin')
  const all = await models.usage.list(days)
  const tokens = isOperator ? await access.tokens() : [{ name, limits }]
  const used = await Promise.all(tokens.map(async (token) => ({ token: token.name, budgets: await budgets.states(token) })))
  return {
    usage: isOperator ? all : all.filter(({ token }) => token === name),
    budgets: used.filter((one) => one.budgets.length > 0),
  }
}
