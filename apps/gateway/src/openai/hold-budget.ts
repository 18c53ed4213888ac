import type { ServerResponse } from 'node:http'
import type { BudgetHold, ModelRoute, Runtime } from '@galley/runtime'
import { tellQuota } from '../limits/tell-quota.ts'
import type { BoundRequest } from './bind-budget.ts'
import type { PassOnServices } from './pass-on-services.ts'

/** Holds the most that a request may take on the budgets of its token, and tells what is left of its tokens a minute. Faults: those of `Budgets.hold`. */
export async function holdBudget(
  answer: ServerResponse,
  { budgets, clock }: Pick<Runtime, 'budgets'> & Pick<PassOnServices, 'clock'>,
  routes: readonly ModelRoute[],
  { request: { caller }, most }: BoundRequest,
): Promise<BudgetHold | null> {
  const models = routes.map(({ model }) => model)
  if (caller.limits['tokens/minute'] === undefined) return budgets.hold(caller, models, most)
  try {
    return await budgets.hold(caller, models, most)
  } finally {
    const minute = (await budgets.states(caller)).find(({ limit }) => limit === 'tokens/minute')
    const resetMs = Date.parse(minute?.resetsAt ?? '') - clock().getTime()
    if (minute !== undefined) tellQuota(answer, { name: 'tokens', limit: minute.most, remaining: minute.most - minute.used, resetMs })
  }
}
