import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLedgerFolder } from '../../test/ledger-folder.ts'
import { createBudgets, type Budgets } from './budgets.ts'
import type { TokenLimits } from './token-limits.ts'

/** Budgets over a ledger, which another process can open again, at a time that the test sets. */
async function open(at = '2026-11-24T12:00:00Z'): Promise<{
  readonly budgets: Budgets
  readonly go: (to: string) => void
  readonly again: () => Promise<Budgets>
}> {
  const folder = createLedgerFolder()
  let now = new Date(at)
  const clock = (): Date => now
  const again = async (): Promise<Budgets> => {
    const ledger = await folder.open({ clock })
    return createBudgets({ clock, figures: { priced: { price: { input: 1, output: 3 }, wattHoursPerMTok: 500 } }, ledger })
  }
  return { budgets: await again(), go: (to) => (now = new Date(to)), again }
}

const caller = (limits: TokenLimits, name = 'bot') => ({ name, scopes: ['chat' as const], limits })
const most = (promptTokens: number, completionTokens: number) => ({ promptTokens, completionTokens })
const used = async (budgets: Budgets, limits: TokenLimits): Promise<number | undefined> => (await budgets.states(caller(limits)))[0]?.used

test('a call that could go over is refused, and what was held but not spent is free again', async () => {
  const { budgets } = await open()
  const limits = { 'tokens/day': 1000 }
  const first = await budgets.hold(caller(limits), ['m'], most(100, 800))
  await expect(budgets.hold(caller(limits), ['m'], most(100, 100))).rejects.toMatchObject({
    code: 'BUDGET_SPENT',
    details: { used: '900', most: '1000', limit: 'tokens/day', seconds: String(12 * 3600) },
  })
  await first?.settle({ model: 'm', tokens: most(50, 100) })
  expect(await used(budgets, limits)).toBe(150)
  await budgets.hold(caller(limits), ['m'], most(100, 700))
})

test('what a call spent that nobody counted stays held', async () => {
  const { budgets } = await open()
  const limits = { 'tokens/month': 1000 }
  await (await budgets.hold(caller(limits), ['m'], most(100, 300)))?.settle(null)
  expect(await used(budgets, limits)).toBe(400)
})

test('money and energy are counted by the figures of the dearest model that may answer; one without is refused', async () => {
  const { budgets } = await open()
  const limits = { 'usd/day': 1, 'wattHours/day': 1000 }
  await budgets.hold(caller(limits), ['priced'], most(100_000, 200_000))
  expect((await budgets.states(caller(limits))).map((state) => state.used)).toEqual([0.7, 150])
  await expect(budgets.hold(caller(limits), ['priced'], most(0, 200_000))).rejects.toMatchObject({ code: 'BUDGET_SPENT' })
  await expect(budgets.hold(caller(limits), ['priced', 'free'], most(1, 1))).rejects.toMatchObject({
    code: 'BUDGET_UNMEASURED',
    details: { model: 'free', field: 'price' },
  })
})

test('a day and a month end in UTC, a minute when it is over, and tokens do not share', async () => {
  const { budgets, go } = await open('2026-11-30T23:59:40Z')
  const all = { 'tokens/minute': 100, 'tokens/day': 150, 'tokens/month': 150 }
  await budgets.hold(caller(all), ['m'], most(0, 100))
  await expect(budgets.hold(caller(all), ['m'], most(0, 1))).rejects.toMatchObject({ details: { limit: 'tokens/minute' } })
  await budgets.hold(caller(all, 'other'), ['m'], most(0, 100))
  go('2026-12-01T00:00:10Z')
  expect((await budgets.states(caller(all))).map((state) => state.used)).toEqual([100, 0, 0])
  go('2026-12-01T00:00:41Z')
  await budgets.hold(caller(all), ['m'], most(0, 100))
})

test('what was held when a process ended counts for the next one', async () => {
  const { budgets, again } = await open()
  const limits = { 'tokens/day': 1000 }
  await budgets.hold(caller(limits), ['m'], most(0, 900))
  await expect((await again()).hold(caller(limits), ['m'], most(0, 200))).rejects.toMatchObject({ code: 'BUDGET_SPENT' })
})

test('calls at once, in two gateways, never hold more than the limit, whatever they ask and spend', async () => {
  const calls = fc.array(fc.record({ asked: fc.integer({ min: 1, max: 400 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    maxLength: 60,
  })
  const { budgets, again } = await open()
  const gateways = [budgets, await again()]
  let runs = 0
  await fc.assert(
    fc.asyncProperty(calls, fc.integer({ min: 1, max: 3000 }), async (list, limit) => {
      const bot = caller({ 'tokens/day': limit }, `bot${(runs += 1)}`)
      let spent = 0
      await Promise.all(
        list.map(async ({ asked, share }, n) => {
          const hold = await gateways[n % 2]?.hold(bot, ['m'], most(0, asked)).catch(() => null)
          if (!hold) return
          const took = Math.floor(asked * share)
          spent += took
          await hold.settle({ model: 'm', tokens: most(0, took) })
        }),
      )
      expect(spent).toBeLessThanOrEqual(limit)
      expect((await budgets.states(bot))[0]?.used).toBe(spent)
    }),
    { numRuns: 50 },
  )
})
