import { expect, test } from 'vitest'
import { readingOf } from '../../../test/reading-of.ts'
import { likenessOf } from './likeness.ts'

test('sentences are alike by rare words that they share', () => {
  const reading = readingOf('Bees make honey. Bees sell honey jars. Bees dance at noon. Trains run late.')
  const near = likenessOf(reading.lines, reading)
  const at = (a: number, b: number): number => near[a * 4 + b] ?? 0
  expect(at(0, 1)).toBeGreaterThan(at(0, 2))
  expect(at(0, 2)).toBeGreaterThan(0)
  expect(at(0, 3)).toBe(0)
  expect(at(1, 0)).toBe(at(0, 1))
})
