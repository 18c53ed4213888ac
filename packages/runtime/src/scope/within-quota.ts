import type { TokenQuota } from '@galley/kernel'
import type { RunBudget, TokenCount } from '@galley/models'

const nothing: TokenCount = { promptTokens: 0, completionTokens: 0 }

/** The run's budget for one plugin: its own quota must have room, too. */
export function withinQuota(budget: RunBudget, quota: TokenQuota): RunBudget {
  return {
    remaining: () => budget.remaining(),
    reserve(atMost, figures) {
      const run = budget.reserve(atMost, figures)
      try {
        const own = quota.reserve(sumOf(atMost))
        return {
          settle(used) {
            run.settle(used)
            own.settle(sumOf(used))
          },
        }
      } catch (error) {
        run.settle(nothing)
        throw error
      }
    },
  }
}

function sumOf({ promptTokens, completionTokens }: TokenCount): number {
  return promptTokens + completionTokens
}
