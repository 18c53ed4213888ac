import { assert, jsonValue, property } from 'fast-check'
import { expect, test } from 'vitest'
import { jsonDepth } from './json-depth.ts'

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

test('it is the depth of the parsed value', () => {
  assert(property(jsonValue(), (value) => jsonDepth(JSON.stringify(value), 1000) === depthOf(value)))
})

test('brackets in strings do not count, escaped quotes do not end them', () => {
  expect(jsonDepth('{"a":"[[[\\"[[["}', 10)).toBe(1)
  expect(jsonDepth('"\\\\"', 10)).toBe(0)
})

test('it stops as soon as the limit is passed', () => {
  expect(jsonDepth('['.repeat(1_000_000), 64)).toBe(65)
})
