import { isFault } from '@galley/fault'

/** True for a call that did not fit into a budget. The fault may come through a plugin and its host: what counts is its code, wherever in the chain of causes it stands. */
export function isBudgetSpent(error: unknown): boolean {
  for (let one = error, depth = 0; depth < 5 && one instanceof Error; one = one.cause, depth += 1)
    if (isFault(one) && one.code === 'MODEL_BUDGET_SPENT') return true
  return false
}
