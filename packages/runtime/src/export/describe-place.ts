import { anchorsOf, type Anchor, type Evidence, type Source } from '@galley/sdk'

/** Names the place of a passage in its document, as citations do: `p. 3`, `pp. 3–4`, `Costs!B7`, `line 12`; empty where the document has no places. */
export function describePlace({ anchors = [] }: Pick<Source, 'anchors'>, passage: Pick<Evidence, 'start' | 'end'>): string {
  const found = anchorsOf(anchors, passage)
  const [first, last] = [found[0], found.at(-1)]
  if (first === undefined || last === undefined) return ''
  if (first.page !== undefined) return range('p. ', 'pp. ', first.page, last.page ?? first.page)
  if (first.line !== undefined) return range('line ', 'lines ', first.line, last.line ?? first.line)
  return cells(first, last)
}

const range = (one: string, several: string, from: number, to: number): string =>
  from === to ? `${one}${from}` : `${several}${from}–${to}`

/** Cells as a spreadsheet writes them; a name with other signs than letters and digits stands in quotes. */
function cells(first: Anchor, last: Anchor): string {
  const { sheet, cell = '' } = first
  const to = last.sheet === sheet ? (last.cell ?? cell).replace(/^.*:/, '') : cell
  const from = cell.replace(/:.*$/, '')
  const address = last === first ? cell : from === to ? from : `${from}:${to}`
  if (sheet === undefined) return address
  return `${/^[\p{L}\p{N}_]+$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${address}`
}
