import { endOf, median, type Piece } from './piece.ts'

/** Numbers of lines that a page has at least, where it has them. */
const minLines = 3

/** Height of their letters, in heights of the usual ones, at most: those of a list have its height. */
const maxSize = 0.8

/** The pieces of a page without the small numbers beside its lines, which count on from each to the next. */
export function withoutLineNumbers(pieces: readonly Piece[]): readonly Piece[] {
  const size = median(pieces.map((piece) => piece.size))
  const small = pieces.filter((piece) => /^\d{1,5}$/.test(piece.text.trim()) && piece.size < size * maxSize)
  const numbers = new Set(small.filter((piece) => small.filter((other) => isBeside(piece, other)).length >= minLines))
  const values = [...numbers].toSorted((one, other) => one.y - other.y).map(({ text }) => Number(text))
  const isCount = values.every((value, at) => at === 0 || value === (values[at - 1] ?? 0) + 1)
  return isCount ? pieces.filter((piece) => !numbers.has(piece)) : pieces
}

/** Two numbers one under the other, both set to the right or to the left. */
const isBeside = (one: Piece, other: Piece): boolean => Math.abs(endOf(one) - endOf(other)) < 1 || Math.abs(one.x - other.x) < 1
