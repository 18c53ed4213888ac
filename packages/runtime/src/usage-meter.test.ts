import type { ModelUsage } from '@galley/ledger'
import { expect, test } from 'vitest'
import { createUsageMeter } from './usage-meter.ts'

test('calls are gathered into one write, priced by the operator’s figures, and none is lost at the end', async () => {
  const written: ModelUsage[][] = []
  let wake = (): void => undefined
  const meter = createUsageMeter({
    ledger: { addUsage: async (usages) => void written.push([...usages]), usage: async () => written.flat() },
    clock: () => new Date('2026-11-24T12:00:00Z'),
    sleep: async (_, signal) =>
      new Promise((resolve) => {
        wake = resolve
        signal?.addEventListener('abort', () => resolve())
      }),
    isLocal: false,
    figures: { big: { price: { input: 1, output: 2 }, wattHoursPerMTok: 1000 } },
  })
  meter.count('big', { promptTokens: 1_000_000, completionTokens: 500_000 }, 'bot')
  meter.count('big', null, 'bot')
  meter.count('small', { promptTokens: 1, completionTokens: 1 }, 'bot')
  wake()
  await expect.poll(() => written.length).toBe(1)
  expect((await meter.list(1))[0]).toMatchObject({
    day: '2026-11-24',
    token: 'bot',
    model: 'big',
    calls: 2,
    untold: 1,
    usd: 2,
    energy: { low: 1500, high: 1500, method: 'tokens' },
  })
  expect((await meter.list(1))[1]).not.toHaveProperty('usd')
  meter.count('small', null, 'bot')
  await meter.close()
  expect(written[1]).toEqual([
    { day: '2026-11-24', token: 'bot', model: 'small', calls: 1, untold: 1, promptTokens: 0, completionTokens: 0 },
  ])
})
