import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pypiOrder } from './pypi-order.ts'

// PEP 440, "Summary of permitted suffixes and relative ordering", and its own example, extended by epochs and local versions.
const ascending = [
  '0',
  '0.0.1.dev1',
  '0.1a1',
  '0.1',
  '1.dev0',
  '1.0.dev456',
  '1.0a1',
  '1.0a2.dev456',
  '1.0a12.dev456',
  '1.0a12',
  '1.0b1.dev456',
  '1.0b2',
  '1.0b2.post345.dev456',
  '1.0b2.post345',
  '1.0rc1.dev456',
  '1.0rc1',
  '1.0',
  '1.0+abc.5',
  '1.0+abc.7',
  '1.0+5',
  '1.0.post456.dev34',
  '1.0.post456',
  '1.0.15',
  '1.1.dev1',
  '1.1',
  '1.9',
  '1.10',
  '2022.12.7',
  '1!0.1',
  '1!1.0',
  '2!0.0.1',
]
const versions = fc.constantFrom(...ascending)

describe('pypiOrder', () => {
  it('orders every pair of the hand-made list as it stands', () => {
    for (const [left, a] of ascending.entries())
      for (const [right, b] of ascending.entries())
        expect([a, b, Math.sign(pypiOrder.compare(a, b) ?? Number.NaN)]).toEqual([a, b, Math.sign(left - right)])
  })

  it.each([
    ['1.0', '1.0.0'],
    ['1.0', 'v1.0'],
    ['1.0alpha1', '1.0a1'],
    ['1.0-1', '1.0.post1'],
    ['1.0.rev2', '1.0.post2'],
    ['1.0RC1', '1.0c1'],
    ['1.0preview1', '1.0rc1'],
    ['1.0_dev', '1.0.dev0'],
    ['1.0+ubuntu-1', '1.0+Ubuntu.1'],
    ['0!1.0', '1.0'],
    ['01.02', '1.2'],
    [' 1.0 ', '1.0'],
  ])('takes %s and %s for one version', (left, right) => {
    expect(pypiOrder.compare(left, right)).toBe(0)
    expect(pypiOrder.canonical(left.trim())).toBe(pypiOrder.canonical(right.trim()))
  })

  it('is the same backwards, and agrees with the canonical spelling', () => {
    const release = fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'))
    const suffix = fc.constantFrom('', 'a1', 'b2', 'rc1', '.dev1', '.post1', 'rc1.post1', '.post2.dev1', '+cpu', '+1')
    const any = fc.tuple(fc.constantFrom('', '1!'), release, suffix).map((parts) => parts.join(''))
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [forth, back] = [pypiOrder.compare(a, b) ?? Number.NaN, pypiOrder.compare(b, a) ?? Number.NaN]
        expect(Math.sign(forth) + Math.sign(back)).toBe(0)
        expect(forth === 0).toBe(pypiOrder.canonical(a) === pypiOrder.canonical(b))
      }),
    )
  })

  it('keeps the order when a patch number is added', () => {
    fc.assert(
      fc.property(
        versions.filter((version) => /^[\d.]+$/.test(version)),
        fc.integer({ min: 1, max: 99 }),
        (version, patch) => {
          expect(pypiOrder.compare(`${version}.${patch}`, version)).toBeGreaterThan(0)
        },
      ),
    )
  })

  it('has no place for what is no version, and never throws or hangs', () => {
    for (const text of ['', 'latest', '1.0.x', '>=1.0', '2.2.4rc1rc1', '1'.repeat(10_000), `1${'.0'.repeat(5000)}x`])
      expect(pypiOrder.compare(text, '1.0')).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        pypiOrder.compare(text, '1.0')
        pypiOrder.canonical(text)
      }),
    )
  })

  it('knows a pre-release and a local mark', () => {
    expect(['1.0a1', '1.0.dev1', '1.0rc1'].map(pypiOrder.isPreRelease)).toEqual([true, true, true])
    expect(['1.0', '1.0.post1', 'junk'].map(pypiOrder.isPreRelease)).toEqual([false, false, false])
    expect(pypiOrder.publicPart('2.0.0+cu118')).toBe('2.0.0')
  })
})
