import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tempLedger } from '../test/temp-ledger.ts'
import type { Ledger } from './ledger.ts'

const day = 86_400_000

async function used(ledger: Ledger, whose: string): Promise<Record<string, number>> {
  return Object.fromEntries((await ledger.takenBy(whose)).map((state) => [state.limit, state.used]))
}

test('of several limits all is taken or nothing, and the one that has not enough is named with the time when it has', async () => {
  await using temp = await tempLedger()
  const claim = (tokens: number, usd: number) => [
    { limit: 'tokens/day', most: 100, amount: tokens } as const,
    { limit: 'usd/month', most: 1, amount: usd } as const,
  ]
  expect(await temp.ledger.take('token bot', claim(60, 0.5))).toMatchObject({ isAllowed: true, states: [{ used: 60 }, { used: 0.5 }] })
  const start = Date.UTC(2026, 10, 24)
  expect(await temp.ledger.take('token bot', claim(41, 0.1))).toEqual({
    isAllowed: false,
    limit: 'tokens/day',
    used: 60,
    freeAt: start + day,
  })
  expect(await temp.ledger.take('token bot', claim(1, 0.6))).toMatchObject({ limit: 'usd/month', freeAt: Date.UTC(2026, 11, 1) })
  expect(await used(temp.ledger, 'token bot')).toEqual({ 'tokens/day': 60, 'usd/month': 0.5 })
  temp.later(day)
  expect(await temp.ledger.take('token bot', claim(100, 0.1))).toMatchObject({ isAllowed: true })
  expect(await used(temp.ledger, 'token other')).toEqual({})
})

test('what was spent takes the place of what was held, also in a process that opens the ledger anew', async () => {
  await using temp = await tempLedger()
  const taking = await temp.ledger.take('token bot', [{ limit: 'tokens/day', most: 100, amount: 90 }])
  const [share] = taking.isAllowed ? taking.shares : []
  if (share === undefined) throw new Error('nothing was taken')
  const other = await temp.again()
  expect(await other.take('token bot', [{ limit: 'tokens/day', most: 100, amount: 11 }])).toMatchObject({ isAllowed: false })
  for (let told = 0; told < 2; told += 1) await temp.ledger.settle('token bot', [{ ...share, amount: 14 }])
  expect(await other.take('token bot', [{ limit: 'tokens/day', most: 100, amount: 86 }])).toMatchObject({ isAllowed: true })
})

test('a claim that less will do for takes what is left, and gives back what an earlier one left over', async () => {
  await using temp = await tempLedger()
  const claim = { limit: 'requests/minute', most: 10, amount: 6, least: 1, shelfMs: 1000 } as const
  const first = await temp.ledger.take('token ci', [claim])
  const second = await temp.ledger.take('token ci', [claim])
  expect([first, second].map((taking) => (taking.isAllowed ? taking.shares[0]?.amount : null))).toEqual([6, 4])
  expect(await temp.ledger.take('token ci', [claim])).toMatchObject({ isAllowed: false, used: 10 })
  const [share] = second.isAllowed ? second.shares : []
  if (share === undefined) throw new Error('nothing was taken')
  expect(await temp.ledger.take('token ci', [claim], [{ ...share, amount: 1 }])).toMatchObject({ shares: [{ amount: 3 }] })
  // What may be kept for a second counts for a second more.
  temp.later(60_000)
  expect(await used(temp.ledger, 'token ci')).toEqual({ 'requests/minute': 10 })
  temp.later(1000)
  expect(await used(temp.ledger, 'token ci')).toEqual({})
})

test('two processes that claim at once never take more than there is in any span of a minute', async () => {
  const steps = fc.array(
    fc.record({ gap: fc.integer({ min: 0, max: 20_000 }), asked: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 }) }),
    {
      maxLength: 12,
    },
  )
  await using temp = await tempLedger()
  const ledgers = [temp.ledger, await temp.again()]
  let runs = 0
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 12 }), async (list, most) => {
      const owner = `model m${(runs += 1)}`
      const given: { readonly at: number; readonly amount: number }[] = []
      let now = 0
      for (const { gap, asked } of list) {
        now += gap
        temp.later(gap)
        const takings = await Promise.all(
          asked.map(async (amount, n) => ledgers[n % 2]?.take(owner, [{ limit: 'tokens/minute', most, amount }])),
        )
        asked.forEach((amount, n) => takings[n]?.isAllowed && given.push({ at: now, amount }))
        const recent = given.filter(({ at }) => at > now - 60_000)
        expect(recent.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(most)
        // And what is refused does not fit.
        const counted = given.filter(({ at }) => at > now - 60_100).reduce((sum, { amount }) => sum + amount, 0)
        for (const [n, taking] of takings.entries())
          if (taking?.isAllowed === false) expect(counted + (asked[n] ?? 0)).toBeGreaterThan(most)
      }
    }),
    { numRuns: 40 },
  )
})
