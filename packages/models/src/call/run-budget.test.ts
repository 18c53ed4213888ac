import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TokenCount } from './model-figures.ts'
import { createRunBudget } from './run-budget.ts'

const count = (promptTokens: number, completionTokens = 0): TokenCount => ({ promptTokens, completionTokens })

it('never lets reservations together exceed the limit, and counts what was really used', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.array(fc.tuple(fc.nat(300), fc.nat(300), fc.boolean())), (tokens, calls) => {
      const budget = createRunBudget({ tokens }, () => new Date(0))
      let used = 0
      let open = 0
      for (const [wanted, spent, isSettled] of calls) {
        if (wanted > Math.max(0, tokens - used - open)) {
          expect(() => budget.reserve(count(wanted))).toThrow(expect.objectContaining({ code: 'MODEL_BUDGET_SPENT' }))
          continue
        }
        const reservation = budget.reserve(count(0, wanted))
        if (isSettled) {
          reservation.settle(count(spent))
          reservation.settle(count(spent))
          used += spent
        } else open += wanted
        expect(budget.remaining().tokens).toBe(Math.max(0, tokens - used - open))
      }
    }),
  )
})

it('ends with its seconds, those of an earlier life included', () => {
  let now = 0
  const budget = createRunBudget({ seconds: 10 }, () => new Date(now), { seconds: 4 })
  budget.reserve(count(1_000_000))
  expect(budget.remaining()).toEqual({ tokens: null, usd: null, wattHours: null, seconds: 6 })
  now = 6000
  expect(() => budget.reserve(count(1))).toThrow(/seconds/)
})

it('reserves money and energy by the figures of the model, and counts what was really used', () => {
  const figures = { price: { input: 1, output: 4 }, wattHoursPerMTok: 100 }
  const budget = createRunBudget({ usd: 0.01, wattHours: 1 }, () => new Date(0), { usd: 0.002, wattHours: 0.1 })
  const reservation = budget.reserve(count(2000, 1000), figures)
  expect(budget.remaining().usd).toBeCloseTo(0.002, 9)
  expect(budget.remaining().wattHours).toBeCloseTo(0.6, 9)
  expect(() => budget.reserve(count(2001), figures)).toThrow(/0\.002001 usd wanted, 0\.002 left/)
  reservation.settle(count(2000, 100))
  expect(budget.remaining().usd).toBeCloseTo(0.0056, 9)
  expect(() => budget.reserve(count(0, 1000), { wattHoursPerMTok: 800 })).toThrow(/wattHours/)
})
