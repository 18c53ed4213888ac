import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRunBudget } from './run-budget.ts'

it('never lets reservations together exceed the limit, and counts what was really used', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.array(fc.tuple(fc.nat(300), fc.nat(300), fc.boolean())), (tokens, calls) => {
      const budget = createRunBudget({ tokens }, () => new Date(0))
      let used = 0
      let open = 0
      for (const [wanted, spent, isSettled] of calls) {
        if (wanted > Math.max(0, tokens - used - open)) {
          expect(() => budget.reserve(wanted)).toThrow(expect.objectContaining({ code: 'MODEL_BUDGET_SPENT' }))
          continue
        }
        const reservation = budget.reserve(wanted)
        if (isSettled) {
          reservation.settle(spent)
          reservation.settle(spent)
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
  budget.reserve(1_000_000)
  expect(budget.remaining()).toEqual({ tokens: null, seconds: 6 })
  now = 6000
  expect(() => budget.reserve(1)).toThrow(/seconds/)
})
