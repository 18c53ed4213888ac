import type { Ledger } from '@galley/ledger'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLedgerFolder } from '../../test/ledger-folder.ts'
import { createLimits } from './create-limits.ts'
import type { Limits } from './limits.ts'

const minuteMs = 60_000

/** A data folder, the time, and the limits of each process that opens it. */
interface LimitsFolder {
  readonly later: (ms: number) => void
  readonly open: () => Promise<Limits>
  /** Questions to the ledger so far. */
  readonly asked: () => number
}

function createLimitsFolder(): LimitsFolder {
  const folder = createLedgerFolder()
  let now = 0
  let asked = 0
  const clock = (): Date => new Date(now)
  return {
    later: (ms) => void (now += ms),
    open: async () => {
      const ledger = await folder.open({ clock })
      const take: Ledger['take'] = (...claims) => {
        asked += 1
        return ledger.take(...claims)
      }
      return createLimits({ ledger: { take, settle: (...spent) => ledger.settle(...spent) }, clock })
    },
    asked: () => asked,
  }
}

test('no span of a minute holds more requests than the limit, in however many processes, and none is refused that fits', async () => {
  const steps = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 25_000 }), at: fc.integer({ min: 0, max: 1 }) }), { maxLength: 40 })
  const folder = createLimitsFolder()
  const processes = [await folder.open(), await folder.open()]
  let runs = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 6 }), steps, async (limit, list) => {
      const owner = `token ci${(runs += 1)}` as const
      let now = 0
      const taken: number[] = []
      for (const { gap, at } of list) {
        now += gap
        folder.later(gap)
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
  const folder = createLimitsFolder()
  const processes = [await folder.open(), await folder.open(), await folder.open()] as const
  const sent = new Map<number, number>()
  let now = 0
  for (let step = 0; step < 700; step += 1) {
    const states = await Promise.all([...processes, ...processes].map(async (each) => each.takeRequests('token ci', 1000)))
    sent.set(now, states.filter(({ isAllowed }) => isAllowed).length)
    const inMinute = [...sent].filter(([at]) => at > now - minuteMs).reduce((sum, [, count]) => sum + count, 0)
    expect(inMinute).toBeLessThanOrEqual(1000)
    now += 100
    folder.later(100)
  }
  const all = [...sent].reduce((sum, [, count]) => sum + count, 0)
  // Of a minute and ten seconds: one thousand, and what is free again after the first minute.
  expect(all).toBeGreaterThan(1000)
  expect(folder.asked()).toBeLessThan(700)
})

test('what is left of a slice is no good once the slice counts no more: others may have had it since', async () => {
  const folder = createLimitsFolder()
  const [one, other] = [await folder.open(), await folder.open()]
  expect(await one.takeRequests('token ci', 1000)).toMatchObject({ isAllowed: true })
  folder.later(minuteMs + 2000)
  expect(await other.takeRequests('token ci', 1000, 1000)).toMatchObject({ isAllowed: true, remaining: 0 })
  expect(await one.takeRequests('token ci', 1000)).toMatchObject({ isAllowed: false, remaining: 0 })
})

test('fifty requests at once ask the ledger twice, and those that fit go on', async () => {
  const folder = createLimitsFolder()
  const limits = await folder.open()
  const states = await Promise.all(Array.from({ length: 50 }, () => limits.takeRequests('token ci', 30)))
  expect([states.filter(({ isAllowed }) => isAllowed).length, folder.asked()]).toEqual([30, 2])
  // Who sends on is refused without a question.
  expect((await limits.takeRequests('token ci', 30)).isAllowed).toBe(false)
  for (let n = 0; n < 20; n += 1)
    expect(await limits.takeRequests('token ci', 30)).toMatchObject({ isAllowed: false, remaining: 0, resetMs: minuteMs })
  expect(folder.asked()).toBe(3)
})

test('what was sent before a process ended counts for the next one', async () => {
  const folder = createLimitsFolder()
  const first = await folder.open()
  for (let n = 0; n < 3; n += 1) await first.takeRequests('token ci', 3)
  const tokens = await first.takeTokens('model m', 100, 90)
  await tokens.settle(40)
  const second = await folder.open()
  expect(await second.takeRequests('token ci', 3)).toEqual({ isAllowed: false, remaining: 0, resetMs: minuteMs })
  expect(await second.takeTokens('model m', 100, 61)).toMatchObject({ isAllowed: false, remaining: 60 })
  expect(await second.takeTokens('model m', 100, 60)).toMatchObject({ isAllowed: true, remaining: 0 })
})

test('several requests are counted all or none, and the rest of a slice is there for others', async () => {
  const folder = createLimitsFolder()
  const [one, other] = [await folder.open(), await folder.open()]
  expect(await one.takeRequests('token ci', 10, 7)).toMatchObject({ isAllowed: true, remaining: 3 })
  expect(await one.takeRequests('token ci', 10, 4)).toMatchObject({ isAllowed: false, remaining: 3 })
  expect(await other.takeRequests('token ci', 10, 3)).toMatchObject({ isAllowed: true, remaining: 0 })
  // A limit that changes forgets nothing of the last minute.
  expect(await one.takeRequests('token ci', 5)).toMatchObject({ isAllowed: false })
  expect(await one.takeRequests('token ci', 12)).toMatchObject({ isAllowed: true, remaining: 1 })
})
