import { expect, it } from 'vitest'
import { pauseMs } from './retry.ts'
import { retryAfterMs } from './retry-after-ms.ts'

it.each<[Record<string, string>, number | undefined]>([
  [{ 'retry-after': '2' }, 2000],
  [{ 'retry-after': '2', 'retry-after-ms': '300' }, 300],
  [{ 'retry-after': '2', 'retry-after-ms': 'soon' }, 2000],
  [{}, undefined],
])('the pause in %o is %s ms', (headers, ms) => {
  expect(retryAfterMs(new Headers(headers), new Date('2026-01-01T00:00:00Z'))).toBe(ms)
})

it('waits no longer than 30 s for anybody, and 8 s of its own accord', () => {
  expect(pauseMs(0, { kind: 'status', status: 429, reason: '', retryAfterMs: 3_600_000 }, () => 1)).toBe(30_000)
  expect(pauseMs(9, { kind: 'connection', reason: '' }, () => 1)).toBe(8000)
  expect(pauseMs(0, { kind: 'connection', reason: '' }, () => 0)).toBe(0)
})
