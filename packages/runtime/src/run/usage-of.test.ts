import type { CallRow } from '@galley/ledger'
import { expect, test } from 'vitest'
import { usageOf } from './usage-of.ts'

const call = (energy: unknown): CallRow =>
  ({ kind: 'model', usage: { role: 'writer', promptTokens: 10, completionTokens: 5, seconds: 1, energy } }) as unknown as CallRow

test('energies of one method are summed, both ends', () => {
  const { writer } = usageOf([call({ low: 0.1, high: 2, method: 'size' }), call({ low: 0.2, high: 3, method: 'size' })])
  expect(writer?.energy).toEqual({ low: 0.3, high: 5, method: 'size' })
})

test('a role with a call of unknown energy, or with two methods, tells none: a part would look like the whole', () => {
  expect(usageOf([call({ low: 0.1, high: 2, method: 'size' }), call(undefined)]).writer).not.toHaveProperty('energy')
  const mixed = usageOf([call({ low: 0.1, high: 2, method: 'size' }), call({ low: 1, high: 1, method: 'time' })])
  expect(mixed.writer).not.toHaveProperty('energy')
})
