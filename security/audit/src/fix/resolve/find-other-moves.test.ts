import { expect, test } from 'vitest'
import { locked } from '../../../test/fix/plan-for.ts'
import { findOtherMoves } from './find-other-moves.ts'

const before = [
  locked('top', '1.0.0', { path: ['top'] }),
  locked('deep', '1.0.0'),
  locked('deep', '2.0.0'),
  locked('leaf', '1.0.0', { path: ['deep', 'leaf'] }),
]
const wanted = [{ name: 'deep', from: ['1.0.0'] }]

test('a package that was to move, and what came and went with it, is no other move', () => {
  const after = [before[0]!, locked('deep', '1.0.9'), locked('deep', '2.0.0'), locked('twig', '3.0.0', { path: ['top', 'deep', 'twig'] })]
  expect(findOtherMoves(before, after, wanted)).toEqual({ children: ['leaf 1.0.0 goes', 'twig 3.0.0 comes'], others: [] })
})

test('anything else is one, also another version of the package that was to move', () => {
  const after = [
    locked('top', '1.1.0', { path: ['top'] }),
    locked('deep', '1.0.9'),
    locked('new', '1.0.0', { path: ['top', 'new'] }),
    before[3]!,
  ]
  expect(findOtherMoves(before, after, wanted)).toEqual({
    children: [],
    others: ['top 1.0.0 → 1.1.0', 'deep 2.0.0 goes', 'new 1.0.0 comes'],
  })
})

test('another source of the same version is one', () => {
  const other = locked('top', '1.0.0', { path: ['top'], purl: 'pkg:npm/top@1.0.0?download_url=https://evil.example.org' })
  expect(findOtherMoves(before, [other, ...before.slice(1)], wanted).others).toEqual(['top 1.0.0 → 1.0.0'])
})
