import { expect, it } from 'vitest'
import { readRetryAfter } from './read-retry-after.ts'

it.each([
  ['2', 2000],
  [' 2 ', 2000],
  ['0', 0],
  ['1.5', 1500],
  ['Thu, 01 Jan 2026 00:00:05 GMT', 5000],
  ['Thu, 01 Jan 2015 00:00:05 GMT', 0],
  ['', undefined],
  ['soon', undefined],
])('Retry-After: %s is %s ms', (written, ms) => {
  expect(readRetryAfter(written, new Date('2026-01-01T00:00:00Z'))).toBe(ms)
})
