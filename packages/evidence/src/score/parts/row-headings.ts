import type { Line } from '../reading.ts'

/** Cells beside a row's first that are empty in a row which only heads those below it. */
const minEmpty = 2

/** Finds the rows of tables that head the rows below them: their first cell has words, the others nothing at all, not even a dash. */
export function rowHeadings(lines: readonly Line[]): ReadonlySet<Line> {
  return new Set(
    lines.filter((line, at) => {
      const next = lines[at + 1]
      return line.kind === 'table' && isAlone(line.text) && next?.fact.blockId === line.fact.blockId && !isAlone(next.text)
    }),
  )
}

function isAlone(row: string): boolean {
  const [first = '', ...others] = row.replace(/^\s*\||\|\s*$/g, '').split('|')
  return /\p{L}/u.test(first) && others.length >= minEmpty && others.every((cell) => cell.trim() === '')
}
