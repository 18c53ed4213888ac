import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RangeEvent } from './advisory.ts'
import { coversVersion, type Coverage } from './covers-version.ts'
import { ecosystems, type Ecosystem } from '../ecosystem.ts'
import { versionOrders } from './version-orders.ts'

const event = (kind: RangeEvent['kind'], version: string): RangeEvent => ({ kind, version })
const range = (...events: readonly RangeEvent[]): { ranges: readonly (readonly RangeEvent[])[]; versions: string[] } => ({
  ranges: [events],
  versions: [],
})

describe('coversVersion', () => {
  it.each<[string, Ecosystem, string, Coverage]>([
    ['before it was introduced', 'npm', '1.1.9', 'unaffected'],
    ['where it was introduced', 'npm', '1.2.0', 'affected'],
    ['a pre-release before that', 'npm', '1.2.0-rc.1', 'unaffected'],
    ['just before the fix', 'npm', '1.4.9', 'affected'],
    ['a pre-release of the fix', 'npm', '1.5.0-rc.1', 'affected'],
    ['the fix', 'npm', '1.5.0', 'unaffected'],
    ['a version that is none', 'npm', 'latest', 'unknown'],
  ])('answers for %s', (_what, ecosystem, version, answer) => {
    expect(coversVersion(ecosystem, [range(event('introduced', '1.2.0'), event('fixed', '1.5.0'))], version)).toBe(answer)
  })

  it('reads last_affected as the last one that is affected', () => {
    const entries = [range(event('introduced', '0'), event('lastAffected', '1.5'))]
    expect(['1.5', '1.5.0', '1.5.post1', '1.6', '0.0.1'].map((version) => coversVersion('PyPI', entries, version))).toEqual([
      'affected',
      'affected',
      'unaffected',
      'unaffected',
      'affected',
    ])
  })

  it('reads branches in whatever order they are written', () => {
    const entries = [range(event('introduced', '5.0'), event('fixed', '5.0.8'), event('introduced', '4.2'), event('fixed', '4.2.15'))]
    expect(['4.1', '4.2.14', '4.2.15', '4.9', '5.0', '5.0.8'].map((version) => coversVersion('PyPI', entries, version))).toEqual([
      'unaffected',
      'affected',
      'unaffected',
      'unaffected',
      'affected',
      'unaffected',
    ])
  })

  it('stays below a limit', () => {
    const entries = [range(event('introduced', '0'), event('limit', '2.0.0'))]
    expect(['1.9.9', '2.0.0', '3.0.0'].map((version) => coversVersion('npm', entries, version))).toEqual([
      'affected',
      'unaffected',
      'unaffected',
    ])
    expect(coversVersion('npm', [range(event('introduced', '0'), event('limit', '*'))], '9.0.0')).toBe('affected')
  })

  it('knows listed versions under every spelling, and a local build as its release', () => {
    const entries = [{ ranges: [], versions: ['1.0', '2.0rc1'] }]
    expect(['1.0', '1.0.0', '1.0+cpu', '2.0.0c1', '1.0.1'].map((version) => coversVersion('PyPI', entries, version))).toEqual([
      'affected',
      'affected',
      'affected',
      'affected',
      'unaffected',
    ])
  })

  it('affects every version, readable or not, where there is no end', () => {
    expect(coversVersion('npm', [range(event('introduced', '0'))], 'anything')).toBe('affected')
  })

  it('says unknown where an event cannot be read, unless another entry decides', () => {
    const odd = range(event('introduced', '0'), event('fixed', 'the next one'))
    expect(coversVersion('npm', [odd], '1.0.0')).toBe('unknown')
    expect(coversVersion('npm', [odd, { ranges: [], versions: ['1.0.0'] }], '1.0.0')).toBe('affected')
  })

  it('agrees with plain arithmetic on any set of intervals, in any order', () => {
    const interval = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 10 }), fc.boolean())
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 4 }), fc.nat(60), (drawn, at) => {
        let next = 0
        const intervals = drawn.map(([gap, length, open]) => {
          const from = next + gap
          next = from + length + 1
          return { from, to: from + length, open }
        })
        const events = intervals.flatMap(({ from, to, open }) => [
          event('introduced', `${from}.0.0`),
          event(open ? 'fixed' : 'lastAffected', `${to}.0.0`),
        ])
        const expected = intervals.some(({ from, to, open }) => at >= from && (open ? at < to : at <= to))
        expect(coversVersion('npm', [range(...events.toReversed())], `${at}.0.0`)).toBe(expected ? 'affected' : 'unaffected')
        expect(coversVersion('PyPI', [range(...events)], `${at}.0.0`)).toBe(expected ? 'affected' : 'unaffected')
      }),
    )
  })

  const spelled: Readonly<Record<Ecosystem, readonly string[]>> = {
    npm: ['1', '1.0', '1.0.0', 'v1.0.0', '=1.0.0', '1.0.0+a', '1.0.0-rc.1', '10.0.0', '0.1.0', '0.10.0', '01.0.0', '2.1.0', 'x'],
    PyPI: [
      '1',
      '1.0',
      '1.0.0',
      'v1',
      '01.0',
      '0!1',
      '1!1',
      '1.0rc1',
      '1rc1',
      '1.0-1',
      '1.post1',
      '10',
      '10.0',
      '0.1',
      '0.10',
      '00.1',
      '2.1',
      ' 1.0',
      'x',
    ],
  }
  it.each(ecosystems)('takes a listed version for equal in every spelling, and in no other: %s', (ecosystem) => {
    const { compare } = versionOrders[ecosystem]
    const version = fc.constantFrom(...spelled[ecosystem])
    fc.assert(
      fc.property(version, version, (listed, asked) => {
        const isEqual = listed === asked || compare(listed, asked) === 0
        expect(coversVersion(ecosystem, [{ ranges: [], versions: [listed] }], asked) === 'affected').toBe(isEqual)
      }),
      { numRuns: 500 },
    )
  })
})
