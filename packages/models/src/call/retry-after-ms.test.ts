import { expect, it } from 'vitest'
import { pauseMs } from './retry.ts'
import { retryAfterMs } from './retry-after-ms.ts'

it.each([
  ['2', 2000],
  ['0', 0],
  ['Thu, 01 Jan 2026 00:00:05 GMT', 5000],
  ['Thu, 01 Jan 2015 00:00:05 GMT', 0],
  ['soon', undefined],
])('Retry-After: %s is %s ms', (written, ms) => {
  expect(retryAfterMs(new Headers({ 'retry-after': written }), new Date('2026-01-01T00:00:00Z'))).toBe(ms)
})

it('waits no longer than 30 s for anybody, and 8 s of its own accord', () => {
  expect(pauseMs(0, { kind: 'status', status: 429, reason: '', retryAfterMs: 3_600_000 }, () => 1)).toBe(30_000)
  expect(pauseMs(9, { kind: 'connection', reason: '' }, () => 1)).toBe(8000)
  expect(pauseMs(0, { kind: 'connection', reason: '' }, () => 0)).toBe(0)
})
