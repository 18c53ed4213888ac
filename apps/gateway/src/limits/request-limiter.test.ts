import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRequestLimiter } from './request-limiter.ts'

const minuteMs = 60_000

test('no span of a minute holds more requests than the limit, and none is refused that fits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.integer({ min: 0, max: 25_000 }), { maxLength: 60 }), (limit, gaps) => {
      let now = 0
      const limiter = createRequestLimiter(() => new Date(now))
      const taken: number[] = []
      for (const gap of gaps) {
        now += gap
        const recent = taken.filter((at) => at > now - minuteMs).length
        const { isAllowed, remaining, resetMs } = limiter.take('ci', limit)
        expect(isAllowed).toBe(recent < limit)
        if (isAllowed) taken.push(now)
        const live = taken.filter((at) => at > now - minuteMs)
        expect([remaining, resetMs]).toEqual([limit - live.length, (live[0] ?? now) + minuteMs - now])
      }
    }),
  )
})

test('a limit that changes forgets nothing of the last minute', () => {
  let now = 0
  const limiter = createRequestLimiter(() => new Date(now))
  for (let n = 0; n < 4; n += 1) {
    limiter.take('ci', 4)
    now += 1000
  }
  expect(limiter.take('ci', 2)).toEqual({ isAllowed: false, remaining: 0, resetMs: 58_000 })
  expect(limiter.take('ci', 3)).toMatchObject({ isAllowed: true, remaining: 0 })
  expect(limiter.take('other', 1)).toMatchObject({ isAllowed: true })
})
