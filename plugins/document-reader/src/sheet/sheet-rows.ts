import { parseXml } from '../parts/parse-xml.ts'
import { oneLine } from '../parts/text-sheet.ts'
import { printNumber, type CellFormat } from './cell-formats.ts'
import type { Cell, Row } from './table-text.ts'

/** Tables of a workbook that its cells refer to. */
export interface CellTexts {
  /** Each in one line. */
  readonly strings: readonly string[]
  readonly formats: readonly CellFormat[]
  /** True where days are counted from 1904. */
  readonly is1904: boolean
}

/** Reads the rows of a sheet (ECMA-376 part 1 §18.3.1): empty ones and those that are hidden are left out. */
export function sheetRows(xml: string, texts: CellTexts): readonly Row[] {
  const rows: Row[] = []
  let cells: Cell[] = []
  let row = { number: 0, isHidden: false }
  let cell = { column: -1, type: '', style: 0 }
  let value = ''
  let isValue = false
  parseXml(xml, {
    open: (name, attributes) => {
      isValue = name === 'v' || name === 't'
      if (name === 'row') {
        row = { number: Number(attributes['r'] ?? row.number + 1), isHidden: attributes['hidden'] === '1' }
        cells = []
        cell = { column: -1, type: '', style: 0 }
      } else if (name === 'c') {
        const { r = '', t = 'n', s = '0' } = attributes
        cell = { column: r === '' ? cell.column + 1 : columnOf(r), type: t, style: Number(s) }
        value = ''
      }
    },
    text: (text) => {
      if (isValue) value += text
    },
    close: (name) => {
      isValue = false
      if (name === 'c') {
        const text = textOf(value, cell, texts)
        if (text !== '' && cell.column >= 0) cells.push({ column: cell.column, text })
      }
      if (name === 'row' && cells.length > 0 && !row.isHidden && row.number > 0) rows.push({ number: row.number, cells })
    },
  })
  return rows
}

function textOf(
  value: string,
  { type, style }: { readonly type: string; readonly style: number },
  { strings, formats, is1904 }: CellTexts,
): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'true' : 'false'
  // An error is no fact.
  if (type === 'e') return ''
  return oneLine(type === 'n' ? printNumber(value, formats[style] ?? 'number', is1904) : value)
}

/** Column of an address such as `AB12`, from 0. */
function columnOf(address: string): number {
  const letters = /^[A-Z]{1,3}/.exec(address)?.[0] ?? ''
  return Array.from(letters).reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 64) - 64, 0) - 1
}
