import type { TokenQuota } from '@galley/kernel'
import type { RunBudget } from '@galley/models'

/** The run's budget for one plugin: its own quota must have room, too. */
export function withinQuota(budget: RunBudget, quota: TokenQuota): RunBudget {
  return {
    remaining: () => budget.remaining(),
    reserve(tokens) {
      const run = budget.reserve(tokens)
      try {
        const own = quota.reserve(tokens)
        return {
          settle(used) {
            run.settle(used)
            own.settle(used)
          },
        }
      } catch (error) {
        run.settle(0)
        throw error
      }
    },
  }
}
