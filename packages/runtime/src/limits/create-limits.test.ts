import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openLedger, type Ledger } from '@galley/ledger'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLimits } from './create-limits.ts'
import type { Limits } from './limits.ts'

const minuteMs = 60_000

/** A data folder, the time, and the limits of each process that opens it. */
interface House extends AsyncDisposable {
  readonly later: (ms: number) => void
  readonly open: () => Promise<Limits>
  /** Questions to the ledger so far. */
  readonly asked: () => number
}

function openHouse(): House {
  const dir = mkdtempSync(join(tmpdir(), 'galley-limits-'))
  const opened: Ledger[] = []
  let now = 0
  let asked = 0
  const clock = (): Date => new Date(now)
  return {
    later: (ms) => void (now += ms),
    open: async () => {
      const file = join(dir, 'galley.sqlite')
      const ledger = await openLedger({
        file,
        clock,
        owner: 'test',
        isAlive: () => true,
        countWords: () => 0,
        sleep: async (ms) => sleep(ms),
      })
      opened.push(ledger)
      const take: Ledger['take'] = (...claims) => {
        asked += 1
        return ledger.take(...claims)
      }
      return createLimits({ ledger: { take, settle: (...spent) => ledger.settle(...spent) }, clock })
    },
    asked: () => asked,
    [Symbol.asyncDispose]: async () => {
      for (const ledger of opened) await ledger.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

test('no span of a minute holds more requests than the limit, in however many processes, and none is refused that fits', async () => {
  const steps = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 25_000 }), at: fc.integer({ min: 0, max: 1 }) }), { maxLength: 40 })
  await using house = openHouse()
  const processes = [await house.open(), await house.open()]
  let runs = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 6 }), steps, async (limit, list) => {
      const owner = `token ci${(runs += 1)}` as const
      let now = 0
      const taken: number[] = []
      for (const { gap, at } of list) {
        now += gap
        house.later(gap)
        const state = await processes[at]?.takeRequests(owner, limit)
        const live = taken.filter((time) => time > now - minuteMs).length
        // The end of a minute is rounded up to a tenth of a second.
        const counted = taken.filter((time) => time > now - minuteMs - 100).length
        if (state?.isAllowed) expect(live).toBeLessThan(limit)
        else expect(counted).toBeGreaterThanOrEqual(limit)
        if (state?.isAllowed) taken.push(now)
      }
    }),
    { numRuns: 50 },
  )
})

test('a high limit is never gone over by several processes that hold slices of it, and the ledger is asked a hundred times at most', async () => {
  await using house = openHouse()
  const processes = [await house.open(), await house.open(), await house.open()] as const
  const sent = new Map<number, number>()
  let now = 0
  for (let step = 0; step < 700; step += 1) {
    const states = await Promise.all([...processes, ...processes].map(async (each) => each.takeRequests('token ci', 1000)))
    sent.set(now, states.filter(({ isAllowed }) => isAllowed).length)
    const inMinute = [...sent].filter(([at]) => at > now - minuteMs).reduce((sum, [, count]) => sum + count, 0)
    expect(inMinute).toBeLessThanOrEqual(1000)
    now += 100
    house.later(100)
  }
  const all = [...sent].reduce((sum, [, count]) => sum + count, 0)
  // Of a minute and ten seconds: one thousand, and what is free again after the first minute.
  expect(all).toBeGreaterThan(1000)
  expect(house.asked()).toBeLessThan(700)
})

test('fifty requests at once ask the ledger twice, and those that fit go on', async () => {
  await using house = openHouse()
  const limits = await house.open()
  const states = await Promise.all(Array.from({ length: 50 }, () => limits.takeRequests('token ci', 30)))
  expect([states.filter(({ isAllowed }) => isAllowed).length, house.asked()]).toEqual([30, 2])
  // Who sends on is refused without a question.
  expect((await limits.takeRequests('token ci', 30)).isAllowed).toBe(false)
  for (let n = 0; n < 20; n += 1)
    expect(await limits.takeRequests('token ci', 30)).toMatchObject({ isAllowed: false, remaining: 0, resetMs: minuteMs })
  expect(house.asked()).toBe(3)
})

test('what was sent before a process ended counts for the next one', async () => {
  await using house = openHouse()
  const first = await house.open()
  for (let n = 0; n < 3; n += 1) await first.takeRequests('token ci', 3)
  const tokens = await first.takeTokens('model m', 100, 90)
  await tokens.settle(40)
  const second = await house.open()
  expect(await second.takeRequests('token ci', 3)).toEqual({ isAllowed: false, remaining: 0, resetMs: minuteMs })
  expect(await second.takeTokens('model m', 100, 61)).toMatchObject({ isAllowed: false, remaining: 60 })
  expect(await second.takeTokens('model m', 100, 60)).toMatchObject({ isAllowed: true, remaining: 0 })
})

test('several requests are counted all or none, and the rest of a slice is there for others', async () => {
  await using house = openHouse()
  const [one, other] = [await house.open(), await house.open()]
  expect(await one.takeRequests('token ci', 10, 7)).toMatchObject({ isAllowed: true, remaining: 3 })
  expect(await one.takeRequests('token ci', 10, 4)).toMatchObject({ isAllowed: false, remaining: 3 })
  expect(await other.takeRequests('token ci', 10, 3)).toMatchObject({ isAllowed: true, remaining: 0 })
  // A limit that changes forgets nothing of the last minute.
  expect(await one.takeRequests('token ci', 5)).toMatchObject({ isAllowed: false })
  expect(await one.takeRequests('token ci', 12)).toMatchObject({ isAllowed: true, remaining: 1 })
})
