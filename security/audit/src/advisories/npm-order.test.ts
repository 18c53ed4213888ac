import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { npmOrder } from './npm-order.ts'

// Semantic Versioning 2.0.0 §11, its own example, and more.
const ascending = [
  '0.0.0-0',
  '0.0.0',
  '0.0.1',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.2.0',
  '1.10.0',
  '2.0.0-0',
  '2.0.0',
]

describe('npmOrder', () => {
  it('orders every pair of the hand-made list as it stands', () => {
    for (const [left, a] of ascending.entries())
      for (const [right, b] of ascending.entries()) expect([a, b, npmOrder.compare(a, b)]).toEqual([a, b, Math.sign(left - right) + 0])
  })

  it.each([
    ['4', '4.0.0'],
    ['4.1', '4.1.0'],
    ['v1.2.3', '1.2.3'],
    ['=1.2.3', '1.2.3'],
    ['1.2.3+build.5', '1.2.3'],
    ['4-beta.1', '4.0.0-beta.1'],
  ])('takes %s and %s for one version', (left, right) => {
    expect(npmOrder.compare(left, right)).toBe(0)
  })

  it('is the same backwards', () => {
    const any = fc
      .tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.constantFrom('', '-0', '-a.1', '-a.b', '-rc.10'))
      .map(([a, b, c, d]) => `${a}.${b}.${c}${d}`)
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect((npmOrder.compare(a, b) ?? Number.NaN) + (npmOrder.compare(b, a) ?? Number.NaN)).toBe(0)
      }),
    )
  })

  it('has no place for what is no version, and never throws', () => {
    for (const text of ['', 'latest', '^1.0.0', '1.2.3.4', 'workspace:*', '9'.repeat(500)])
      expect(npmOrder.compare(text, '1.0.0')).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        npmOrder.compare(text, '1.0.0')
        npmOrder.canonical(text)
      }),
    )
  })

  it('knows a pre-release', () => {
    expect(['1.0.0-rc.1', '1.0.0', '1.0.0+build', 'junk'].map(npmOrder.isPreRelease)).toEqual([true, false, false, false])
  })
})
