import { expect, it } from 'vitest'
import { findingCodes, rules } from './index.ts'

it('gives each code a number of its own', () => {
  const numbers = findingCodes.map((code) => rules[code].rule)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers.every((number) => /^SC\d{3}$/.test(number))).toBe(true)
  expect(numbers).toEqual([...numbers].sort())
})
