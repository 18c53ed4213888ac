import { expect, test } from 'vitest'
import { tempLedger } from '../test/temp-ledger.ts'

const call = { day: '2026-11-24', model: 'small-8b', calls: 2, untold: 1, promptTokens: 30, completionTokens: 5 }

test('calls to models add up by day and model, for every process', async () => {
  using temp = tempLedger()
  await temp.ledger.addModelUsage([call, { ...call, day: '2026-11-20' }])
  await temp.again().addModelUsage([
    { ...call, untold: 0 },
    { ...call, model: 'big-70b' },
  ])
  expect(temp.ledger.modelUsage('2026-11-21')).toEqual([
    { ...call, model: 'big-70b' },
    { ...call, calls: 4, promptTokens: 60, completionTokens: 10 },
  ])
  expect(temp.ledger.modelUsage('2026-11-20')).toHaveLength(3)
})
