import { describe, expect, it } from 'vitest'
import type { AdvisoryOrigin } from './advisory-source.ts'
import { ageLimits, judgeAge } from './judge-age.ts'

const now = new Date('2026-11-24T12:00:00Z')
const origin = (newest: string | null, count: number | null = 10): AdvisoryOrigin => ({
  ecosystem: 'npm',
  source: 'all.zip',
  count,
  newest,
})

describe('judgeAge', () => {
  it.each([
    ['fresh', origin('2026-11-24T00:00:00Z'), undefined, undefined],
    ['two days old', origin('2026-11-22T00:00:00Z'), 'low', false],
    ['eight days old', origin('2026-11-16T00:00:00Z'), 'high', true],
    ['empty', origin('', 0), 'high', true],
    ['dated by nobody', origin('?'), 'high', true],
    ['dated in the future', origin('2027-01-01T00:00:00Z'), 'high', true],
    ['a service that is asked', origin(null, null), undefined, undefined],
  ])('judges what is %s', (_what, from, severity, incomplete) => {
    const finding = judgeAge(from, now, ageLimits)
    expect([finding?.code, finding?.severity, finding?.evidence['incomplete']]).toEqual([
      severity && 'stale-advisories',
      severity,
      incomplete,
    ])
  })

  it('lets a pinned export be as old as its owner says', () => {
    expect(judgeAge(origin('2024-10-10T17:22:00Z'), now, { warnHours: 100_000, failHours: 100_000 })).toBeNull()
  })
})
