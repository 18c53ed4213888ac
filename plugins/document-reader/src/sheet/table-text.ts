import type { Anchor } from '@galley/sdk'
import type { TextSheet } from '../parts/text-sheet.ts'

/** A cell that is not empty. `column` counts from 0. */
export interface Cell {
  readonly column: number
  readonly text: string
}

/** A row that is not empty. `number` is what its program shows. */
export interface Row {
  readonly number: number
  readonly cells: readonly Cell[]
}

/** Cells up to which each has an anchor of its own; in a larger table each row has one. */
const maxCells = 6000

/**
 * Sets the rows of a sheet as statements, one a row: `Country: Norway; Year: 2019.` The head of a table is its first row of words; rows with one
 * cell above it are its title. Every cell, or in a large table every row, is anchored by its address. False when the sheet is full.
 */
export function addTable(rows: readonly Row[], sheet: TextSheet, name?: string): boolean {
  const isLarge = rows.reduce((sum, { cells }) => sum + cells.length, 0) > maxCells
  const place = (at: number, cell: string): Anchor => ({ at, ...(name === undefined ? {} : { sheet: name }), cell })
  let head: Row | null = null
  let before: Row | null = null
  for (const row of rows) {
    if (before !== null && row.number > before.number + 1) head = null
    before = row
    if (head === null && isHead(row)) {
      head = row
      continue
    }
    const { text, places } = print(row, head)
    const [first, last] = [row.cells[0], row.cells.at(-1)]
    const range = first === undefined || last === undefined ? '' : rangeOf(row.number, first.column, last.column)
    if (!sheet.add(text, isLarge ? [place(0, range)] : places.map(({ at, column }) => place(at, `${lettersOf(column)}${row.number}`))))
      return false
  }
  return true
}

/** A head has words in most of its cells, two at least. */
function isHead({ cells }: Row): boolean {
  return cells.length > 1 && cells.filter(({ text }) => /\p{L}/u.test(text) && !/^\D*\d\D*\d.*\d{3}/.test(text)).length > cells.length * 0.6
}

function print(
  row: Row,
  head: Row | null,
): { readonly text: string; readonly places: readonly { readonly at: number; readonly column: number }[] } {
  const names = new Map(head?.cells.map(({ column, text }) => [column, text]))
  const places: { at: number; column: number }[] = []
  let text = ''
  for (const { column, text: value } of row.cells) {
    if (text !== '') text += '; '
    places.push({ at: text.length, column })
    const name = names.get(column)
    text += name === undefined ? value : `${name.replace(/[:\s]+$/, '')}: ${value}`
  }
  return { text: row.cells.length > 1 && !/[.!?]$/.test(text) ? `${text}.` : text, places }
}

const rangeOf = (row: number, from: number, to: number): string =>
  from === to ? `${lettersOf(from)}${row}` : `${lettersOf(from)}${row}:${lettersOf(to)}${row}`

/** Letters of a column: 0 is A, 26 is AA. */
function lettersOf(column: number): string {
  return column < 26 ? String.fromCodePoint(65 + column) : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26)
}
