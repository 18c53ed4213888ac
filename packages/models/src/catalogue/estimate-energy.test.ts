import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateEnergy } from './estimate-energy.ts'

test('a thousand tokens of 70 billion parameters take 0.7 Wh on a server that 64 share, and 14 Wh alone on one', () => {
  // EcoLogits 0.11.3 gives 0.549 Wh at batch 64 for the same inputs, before the data centre's own share of 1.2.
  const { low, high } = estimateEnergy({ parameters: 70e9 }, 1000)
  expect([low.toFixed(2), high.toFixed(1)]).toEqual(['0.66', '14.0'])
})

test('the most is above the least, and both grow with the answer', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e8, max: 2e12, noNaN: true }), fc.integer({ min: 1, max: 100_000 }), (parameters, tokens) => {
      const [one, more] = [estimateEnergy({ parameters }, tokens), estimateEnergy({ parameters }, tokens + 1)]
      expect(one.high).toBeGreaterThan(one.low)
      expect(more.low).toBeGreaterThan(one.low)
      expect(more.high).toBeGreaterThan(one.high)
    }),
  )
})
