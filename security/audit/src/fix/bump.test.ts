import { satisfies as satisfiesPep440 } from '@renovatebot/pep440'
import fc from 'fast-check'
import { minVersion, satisfies } from 'semver'
import { describe, expect, it } from 'vitest'
import { bumpRange } from './bump-range.ts'
import { bumpSpecifier } from './bump-specifier.ts'

const version = fc.tuple(fc.nat(3), fc.nat(5), fc.nat(9)).map((parts) => parts.join('.'))

describe('a range of npm', () => {
  it.each([
    ['^1.0.0', '^1.2.4'],
    ['~1.0.0', '~1.2.4'],
    ['1.0.0', '1.2.4'],
    ['=1.0.0', '1.2.4'],
    ['>=1.0.0', '>=1.2.4'],
    ['1.x', '^1.2.4'],
    ['*', '^1.2.4'],
    ['^1', '^1.2.4'],
    ['>=1 <3', '^1.2.4'],
    ['^1.0.0 || ^2.0.0', '^1.2.4'],
    ['npm:real@^1.0.0', 'npm:real@^1.2.4'],
    ['npm:@s/real@1.0.0', 'npm:@s/real@1.2.4'],
    ['npm:^1.0.0', 'npm:^1.2.4'],
    ['^1.3.0', '^1.3.0'],
  ])('%s → %s', (before, after) => {
    expect(bumpRange(before, '1.2.4')).toBe(after)
  })

  it.each(['latest', '', 'workspace:^', 'catalog:', 'file:../x', 'https://x.example/a.tgz', 'github:a/b#v1.0.0'])(
    'leaves %j to people',
    (spec) => {
      expect(bumpRange(spec, '1.2.4')).toBeNull()
    },
  )

  it('admits the fix and nothing older, and is stable', () => {
    fc.assert(
      fc.property(fc.constantFrom('^', '~', '', '>=', '<=', '*'), version, version, (operator, from, to) => {
        const bumped = bumpRange(operator === '*' ? '*' : `${operator}${from}`, to) ?? ''
        expect(minVersion(bumped)?.compare(to)).toBeGreaterThanOrEqual(0)
        if (bumped !== `${operator}${from}`) expect(satisfies(to, bumped)).toBe(true)
        expect(bumpRange(bumped, to)).toBe(bumped)
      }),
    )
  })
})

describe('a specifier of PEP 440', () => {
  it.each([
    ['', '>=1.2.4'],
    ['==1.0', '==1.2.4'],
    ['>=1.0', '>=1.2.4'],
    ['>1.0, <2', '>=1.2.4, <2'],
    ['~=1.1', '~=1.1,>=1.2.4'],
    ['~=1.1.0', '~=1.2.4'],
    ['<2', '<2,>=1.2.4'],
    ['>=1.3', '>=1.3'],
  ])('%j → %s', (before, after) => {
    expect(bumpSpecifier(before, '1.2.4')).toBe(after)
  })

  it.each(['<1.2', '!=1.2.4', '>=1,<1.2.4', '==1.1.*', 'nonsense'])('leaves %j to people', (specifier) => {
    expect(bumpSpecifier(specifier, '1.2.4')).toBeNull()
  })

  it('admits the fix and nothing older, and is stable', () => {
    const part = fc.tuple(fc.constantFrom('==', '>=', '>', '~=', '<', '<=', '!='), version).map(([operator, of]) => `${operator}${of}`)
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), version, fc.array(version), (parts, to, others) => {
        const bumped = bumpSpecifier(parts.join(','), to)
        if (bumped === null) return
        const older = others.filter((other) => compareParts(other, to) < 0)
        expect(older.filter((other) => satisfiesPep440(other, bumped))).toEqual([])
        expect(bumpSpecifier(bumped, to)).toBe(bumped)
      }),
    )
  })
})

function compareParts(left: string, right: string): number {
  const [a, b] = [left.split('.').map(Number), right.split('.').map(Number)]
  return a.map((part, index) => part - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}
