import { readBody, type Host, type ReadAnswer, type ReadInput } from '@galley/sdk'
import { createTextSheet, oneLine } from '../parts/text-sheet.ts'
import { addTable, type Row } from './table-text.ts'

/** Longest table, in characters. */
const maxChars = 10_000_000

/** Reads a table of values apart by commas, semicolons, tabs or bars (RFC 4180). */
export async function readCsv({ url, mediaType, body }: ReadInput, host: Host): Promise<ReadAnswer> {
  const text = (await readBody(host, body, maxChars)).replace(/^\uFEFF/, '')
  const sheet = createTextSheet()
  const separator = mediaType === 'text/tab-separated-values' ? '\t' : separatorOf(text)
  if (!addTable(rowsOf(text, separator), sheet))
    host.log('warn', `only the first rows of ${url} were read: the rest is too long for one source`)
  return { title: '', ...sheet.end() }
}

/** The sign that parts the first lines into the most cells, and into equally many. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  const fit = (sign: string): number => {
    const counts = lines.map((line) => line.split(sign).length - 1)
    const usual = counts.toSorted((one, other) => one - other)[Math.floor(counts.length / 2)] ?? 0
    return usual * counts.filter((count) => count === usual).length
  }
  return [',', ';', '\t', '|'].reduce((best, sign) => (fit(sign) > fit(best) ? sign : best))
}

/** Rows by the number of their record, as a spreadsheet counts them. A quote that is never closed ends with the text. */
export function rowsOf(text: string, separator: string): readonly Row[] {
  const rows: Row[] = []
  let record: string[] = []
  let number = 1
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)(?:"|$)([^${separator}\\r\\n]*)|([^${separator}\\r\\n]*))(${separator === '|' ? '\\|' : separator}|\\r?\\n|\\r|$)`,
    'y',
  )
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (found === null) break
    const [, quoted, behind = '', plain, end = ''] = found
    record.push(oneLine(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"') + behind))
    if (end === separator) continue
    const cells = record.flatMap((value, column) => (value === '' ? [] : [{ column, text: value }]))
    if (cells.length > 0) rows.push({ number, cells })
    record = []
    number += 1
  }
  return rows
}
