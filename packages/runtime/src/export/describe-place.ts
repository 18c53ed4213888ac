import { anchorsOf, frameWords, type Anchor, type Evidence, type FrameWords, type Source } from '@galley/sdk'

/** Names the place of a passage in its document, as citations do: `p. 3`, `pp. 3–4`, `Costs!B7`, `line 12`, in English unless told otherwise; empty where the document has no places. */
export function describePlace(
  { anchors = [] }: Pick<Source, 'anchors'>,
  passage: Pick<Evidence, 'start' | 'end'>,
  { places }: Pick<FrameWords, 'places'> = frameWords(),
): string {
  const found = anchorsOf(anchors, passage)
  const [first, last] = [found[0], found.at(-1)]
  if (first === undefined || last === undefined) return ''
  if (first.page !== undefined) return places.pages(...range(first.page, last.page))
  if (first.line !== undefined) return places.lines(...range(first.line, last.line))
  return cells(first, last)
}

/** A range in figures, and whether it is more than one. */
const range = (from: number, to: number = from): [string, boolean] => (from === to ? [`${from}`, false] : [`${from}–${to}`, true])

/** Cells as a spreadsheet writes them; a name with other signs than letters and digits stands in quotes. */
function cells(first: Anchor, last: Anchor): string {
  const { sheet, cell = '' } = first
  const to = last.sheet === sheet ? (last.cell ?? cell).replace(/^.*:/, '') : cell
  const from = cell.replace(/:.*$/, '')
  const address = last === first ? cell : from === to ? from : `${from}:${to}`
  if (sheet === undefined) return address
  return `${/^[\p{L}\p{N}_]+$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${address}`
}
