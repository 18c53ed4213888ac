import { letterOf, median } from './piece.ts'
import type { Line } from './reading-order.ts'

/** The lines of a program with the indents that they have on the page, and an empty one where it leaves one. `pitch` is the usual distance of lines. */
export function codeLines(lines: readonly Line[], pitch: number): readonly string[] {
  const pieces = lines.flatMap((line) => line.slice(0, 1))
  const left = Math.min(...pieces.map(({ x }) => x))
  const letter = median(pieces.map(letterOf))
  return pieces.flatMap((piece, at) => {
    const before = pieces[at - 1]
    const isApart = before !== undefined && piece.y - before.y > Math.max(pitch, piece.size) * 1.5
    const text = ' '.repeat(letter === 0 ? 0 : Math.round((piece.x - left) / letter)) + textOf(lines[at] ?? [])
    return isApart ? ['', text] : [text]
  })
}

const textOf = (line: Line): string => line.map(({ text }) => text).join('  ')
