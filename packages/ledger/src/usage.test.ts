import { expect, test } from 'vitest'
import { tempLedger } from '../test/temp-ledger.ts'

const call = { day: '2026-11-24', token: 'bot', model: 'small-8b', calls: 2, untold: 1, promptTokens: 30, completionTokens: 5 }

test('calls to models add up by day, token and model, for every process', async () => {
  await using temp = await tempLedger()
  await temp.ledger.addUsage([call, { ...call, day: '2026-11-20' }])
  await (
    await temp.again()
  ).addUsage([
    { ...call, untold: 0 },
    { ...call, model: 'big-70b' },
  ])
  expect(await temp.ledger.usage('2026-11-21')).toEqual([
    { ...call, model: 'big-70b' },
    { ...call, calls: 4, promptTokens: 60, completionTokens: 10 },
  ])
  expect(await temp.ledger.usage('2026-11-20')).toHaveLength(3)
})

test('what is held counts as spent until it is settled, for every process and after the end of this one', async () => {
  await using temp = await tempLedger()
  const held = { day: '2026-11-24', tokens: 100, usd: 0.5, wattHours: 2 }
  const first = await temp.ledger.placeHold('bot', held)
  await temp.ledger.placeHold('bot', held)
  await temp.ledger.placeHold('other', held)
  await temp.ledger.settleHold(first, { tokens: 30, usd: 0.1, wattHours: 1 })
  expect(await (await temp.again()).spentBy('bot', '2026-11-01')).toEqual([{ day: '2026-11-24', tokens: 130, usd: 0.6, wattHours: 3 }])
  expect(await temp.ledger.spentBy('bot', '2026-11-25')).toEqual([])
})
