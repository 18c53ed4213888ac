import { expect, test } from 'vitest'
import { pieceOf, pieceOfBytes } from './answer-pieces.ts'

test('a piece is never longer than 256 Ki units', () => {
  expect(pieceOf('x'.repeat(300_000), 10, 1e9)).toHaveLength(262_144)
  expect(pieceOf('abc', 1, 2)).toBe('b')
  expect(pieceOf('abc', 5, 2)).toBe('')
})

test.each([1, 2, 3, 196_608, 300_001])('the pieces of %i bytes are those of their base64', (length) => {
  const bytes = Uint8Array.from({ length }, (_, n) => n % 251)
  const base64 = Buffer.from(bytes).toString('base64')
  for (const [from, to] of [
    [0, 1e9],
    [1, 7],
    [262_144, 524_288],
    [5, 5],
    [9, 3],
  ] as const)
    expect(pieceOfBytes(bytes, from, to)).toBe(pieceOf(base64, from, to))
})
