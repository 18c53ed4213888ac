import { expect, it } from 'vitest'
import { limitInWords } from './limit-in-words.ts'

it.each([
  ['requests/minute', 60, '60 requests a minute'],
  ['tokens/day', 200_000, '200,000 tokens a day'],
  ['usd/month', 5, '5 USD a month'],
  ['wattHours/day', 1.5, '1.5 watt-hours a day'],
])('%s of %d is %s', (limit, most, words) => {
  expect(limitInWords(limit, most)).toBe(words)
})
