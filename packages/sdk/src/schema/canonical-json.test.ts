import { assert, jsonValue, property } from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('canonical JSON is the same value in another order', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, field]) => [key, shuffled(field)]),
    )
  }
  assert(property(jsonValue(), (value) => canonicalJson(shuffled(value)) === canonicalJson(value)))
  assert(property(jsonValue(), (value) => canonicalJson(JSON.parse(canonicalJson(value))) === canonicalJson(value)))
  expect(canonicalJson({ b: [1, undefined], a: undefined, A: 'é' })).toBe('{"A":"é","b":[1,null]}')
})
