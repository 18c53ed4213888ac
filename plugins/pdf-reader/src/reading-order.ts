import { endOf, median, type Piece } from './piece.ts'

/** A line: the pieces on one base line, from left to right. */
export type Line = readonly Piece[]

/** Width of the white between two columns, in heights of the letters. */
const minGutter = 0.9

/** Lines that make a column. */
const minLines = 4

/** Characters of the usual line of a column: cells of a table are shorter. */
const minColumn = 18

/** Cuts that are made one within the other: a page of newspaper needs four. */
const maxDepth = 12

/**
 * Orders the pieces of a page as one reads them: it is cut at white that runs across it, and what is left at white that runs down it
 * (Nagy and Seth's recursive XY-cut, 1984), so that columns come one after another and a heading over them first.
 */
export function readingOrder(pieces: readonly Piece[], depth = 0): readonly Line[] {
  if (pieces.length < 2 * minLines || depth > maxDepth) return linesOf(pieces)
  const columns = cutDown(pieces)
  if (columns !== null) return columns.flatMap((part) => readingOrder(part, depth + 1))
  const bands = cutAcross(pieces)
  return bands === null ? linesOf(pieces) : bands.flatMap((part) => readingOrder(part, depth + 1))
}

/** Cuts into columns; null where no white runs all the way down between texts of their own. */
function cutDown(pieces: readonly Piece[]): readonly (readonly Piece[])[] | null {
  const size = median(pieces.map((piece) => piece.size))
  const sorted = pieces.toSorted((one, other) => one.x - other.x)
  let reached = -Infinity
  for (const piece of sorted) {
    if (reached !== -Infinity && piece.x - reached > size * minGutter) {
      const edge = reached
      const [left, right] = [pieces.filter(({ x }) => x < edge), pieces.filter(({ x }) => x >= edge)]
      if (isColumn(left) && isColumn(right)) return [left, right]
    }
    reached = Math.max(reached, endOf(piece))
  }
  return null
}

const isColumn = (pieces: readonly Piece[]): boolean =>
  linesOf(pieces).length >= minLines && median(pieces.map(({ text }) => text.length)) >= minColumn

/** Cuts where the widest white runs across; null where nothing is wider than the space between lines. */
function cutAcross(pieces: readonly Piece[]): readonly (readonly Piece[])[] | null {
  const lines = linesOf(pieces)
  const gaps = lines.slice(1).map((line, index) => topOf(line) - bottomOf(lines[index] ?? line))
  const widest = Math.max(...gaps)
  const usual = median(gaps)
  const at = gaps.indexOf(widest)
  if (at === -1 || widest <= Math.max(usual * 1.2, 1)) return null
  return [lines.slice(0, at + 1).flat(), lines.slice(at + 1).flat()]
}

const topOf = (line: Line): number => Math.min(...line.map(({ y, size }) => y - size))
const bottomOf = (line: Line): number => Math.max(...line.map(({ y }) => y))

/** Puts pieces on one base line together, from top to bottom. */
function linesOf(pieces: readonly Piece[]): readonly Line[] {
  const lines: Piece[][] = []
  for (const piece of pieces.toSorted((one, other) => one.y - other.y || one.x - other.x)) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line !== undefined && first !== undefined && Math.abs(first.y - piece.y) < Math.max(first.size, piece.size) * 0.4) line.push(piece)
    else lines.push([piece])
  }
  return lines.map((line) => line.toSorted((one, other) => one.x - other.x))
}
