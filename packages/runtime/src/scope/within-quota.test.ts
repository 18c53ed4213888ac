import { createRunBudget } from '@galley/models'
import type { TokenQuota } from '@galley/kernel'
import { expect, test } from 'vitest'
import { withinQuota } from './within-quota.ts'

/** A quota of so many tokens. */
function quotaOf(limit: number): TokenQuota {
  let left = limit
  return {
    reserve(tokens) {
      if (tokens > left) throw new Error('the quota is spent')
      left -= tokens
      return { settle: (used) => (left += tokens - used) }
    },
  }
}
const tokens = (promptTokens: number, completionTokens: number): { promptTokens: number; completionTokens: number } => ({
  promptTokens,
  completionTokens,
})

test('a call needs room in the run’s budget and in the plugin’s quota, and takes what it used from both', () => {
  const run = createRunBudget({ tokens: 1000 }, () => new Date(0))
  const budget = withinQuota(run, quotaOf(500))
  budget.reserve(tokens(100, 300)).settle(tokens(100, 50))
  expect(run.remaining().tokens).toBe(850)
  expect(() => budget.reserve(tokens(100, 251))).toThrow('the quota is spent')
  expect(run.remaining().tokens).toBe(850)
  budget.reserve(tokens(100, 250)).settle(tokens(0, 0))
  expect(() => withinQuota(run, quotaOf(5000)).reserve(tokens(800, 51))).toThrow(expect.objectContaining({ code: 'MODEL_BUDGET_SPENT' }))
})
