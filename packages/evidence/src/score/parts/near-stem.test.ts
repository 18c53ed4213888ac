import { expect, test } from 'vitest'
import { isNearStem } from './near-stem.ts'

test.each([
  ['treat', 'treatment', true],
  ['superconductor', 'superconduct', true],
  ['xz', 'xz', true],
  ['bridge', 'bridget', true],
  ['port', 'portrait', false],
  ['compare', 'company', false],
])('%s and %s are of one family: %s', (a, b, answer) => expect(isNearStem(a, b)).toBe(answer))
