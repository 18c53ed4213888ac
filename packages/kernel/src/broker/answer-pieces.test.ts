import { expect, test } from 'vitest'
import { pieceOf } from './answer-pieces.ts'

test('a piece is never longer than 256 Ki units', () => {
  expect(pieceOf('x'.repeat(300_000), 10, 1e9)).toHaveLength(262_144)
  expect(pieceOf('abc', 1, 2)).toBe('b')
  expect(pieceOf('abc', 5, 2)).toBe('')
})
