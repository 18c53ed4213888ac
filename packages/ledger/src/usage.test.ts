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
