import type { Draft, Usage } from '@galley/sdk'
import { expect, it } from 'vitest'
import { draftWithin, startModel } from './draft-within.ts'

const price = { input: 2, output: 8 }
const stated = { 'scripted-8b': { price, wattHoursPerMTok: 500 } }

function sum({ usage }: Draft, value: (one: Usage) => number): number {
  return Object.values(usage).reduce((total, one) => total + value(one), 0)
}

it('stops at each limit of the budget, keeps the best version, and shows what was spent', async () => {
  const free = await draftWithin({}, await startModel(), stated)
  const spent = {
    tokens: sum(free.draft!, ({ promptTokens, completionTokens }) => promptTokens + completionTokens),
    usd: sum(free.draft!, ({ usd = 0 }) => usd),
    wattHours: sum(free.draft!, ({ wattHours = 0 }) => wattHours),
  }
  expect(spent.usd).toBeCloseTo(
    sum(free.draft!, (one) => (one.promptTokens * price.input + one.completionTokens * price.output) / 1e6),
    6,
  )
  expect(spent.wattHours).toBeCloseTo((spent.tokens * 500) / 1e6, 6)
  for (const unit of ['tokens', 'usd', 'wattHours'] as const) {
    const limit = unit === 'tokens' ? Math.floor(spent.tokens * 0.9) : spent[unit] * 0.9
    const { draft: stopped, code } = await draftWithin({ budget: { [unit]: limit } }, await startModel(), stated)
    const used = sum(stopped!, (one) => (unit === 'tokens' ? one.promptTokens + one.completionTokens : (one[unit] ?? 0)))
    expect(used).toBeGreaterThan(0)
    expect(used).toBeLessThanOrEqual(limit)
    expect([unit, stopped!.status, stopped!.stopReason, stopped!.best.blocks.length > 0, code]).toEqual([
      unit,
      'done',
      'budget_spent',
      true,
      0,
    ])
  }
})

it('cuts a call of the model when the seconds of the run are over, and keeps what was written', async () => {
  const model = await startModel({
    script: (request, fallback) => (request.prompt.startsWith('You edit a post') ? new Promise<never>(() => {}) : fallback()),
  })
  const { draft, code } = await draftWithin({ budget: { seconds: 12 } }, model)
  expect([draft?.status, draft?.stopReason, draft!.best.blocks.length > 0, code]).toEqual(['done', 'budget_spent', true, 0])
  expect(model.calls.at(-1)?.wasAborted()).toBe(true)
})
