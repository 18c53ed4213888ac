import { expect, test } from 'vitest'
import { rootOf } from './root-of.ts'
import { shareSense } from './share-sense.ts'

test.each([
  ['descent', 'stock', true],
  ['demand', 'require', true],
  ['enter', 'entry', true],
  ['focus', 'focal', true],
  ['loose', 'tight', false],
  ['photograph', 'document', false],
  ['north', 'south', false],
  ['Holt', 'Varga', false],
])('%s and %s', (a, b, shared) => {
  expect(shareSense(rootOf(a), rootOf(b))).toBe(shared)
  expect(shareSense(rootOf(b), rootOf(a))).toBe(shared)
})
