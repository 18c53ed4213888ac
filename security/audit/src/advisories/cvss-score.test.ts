import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cvssScore, severityOfScore } from './cvss-score.ts'

describe('cvssScore', () => {
  // FIRST's examples (CVSS v3.1 Examples, v4.0 Examples) and scores that the NVD publishes.
  it.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10],
    ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N', 6.4],
    ['CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N', 3.1],
    ['CVSS:3.0/AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L', 4.2],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 7.5],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 9.3],
    ['CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 7.3],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N', 5.1],
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', 7.5],
  ])('gives %s its published score', (vector, score) => {
    expect(cvssScore(vector)).toBe(score)
  })

  it('has none for what is no vector, and never throws', () => {
    for (const text of [
      '',
      'high',
      '9.8',
      'CVSS:3.1/',
      'CVSS:3.1/AV:N/AC:L',
      'CVSS:4.0/AV:N',
      'CVSS:9.9/AV:N',
      `CVSS:3.1/${'AV:N/'.repeat(1000)}`,
    ])
      expect(cvssScore(text)).toBeNull()
    fc.assert(
      fc.property(fc.string(), (text) => {
        const score = cvssScore(`CVSS:3.1/${text}`)
        expect(score === null || (score >= 0 && score <= 10)).toBe(true)
      }),
    )
  })

  it('never falls when the impact grows', () => {
    const base = fc.record({
      AV: fc.constantFrom('N', 'A', 'L', 'P'),
      AC: fc.constantFrom('L', 'H'),
      PR: fc.constantFrom('N', 'L', 'H'),
      UI: fc.constantFrom('N', 'R'),
      S: fc.constantFrom('U', 'C'),
      I: fc.constantFrom('N', 'L', 'H'),
      A: fc.constantFrom('N', 'L', 'H'),
    })
    fc.assert(
      fc.property(base, (metrics) => {
        const vector = (impact: string): number =>
          cvssScore(
            `CVSS:3.1/${Object.entries({ ...metrics, C: impact })
              .map((pair) => pair.join(':'))
              .join('/')}`,
          ) ?? Number.NaN
        expect(vector('N')).toBeLessThanOrEqual(vector('L'))
        expect(vector('L')).toBeLessThanOrEqual(vector('H'))
      }),
    )
  })

  it('names its bands as FIRST does', () => {
    expect([0, 0.1, 3.9, 4, 6.9, 7, 8.9, 9, 10].map(severityOfScore)).toEqual([
      'info',
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'critical',
      'critical',
    ])
  })
})
