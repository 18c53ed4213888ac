/** One bar of a plot. */
export interface Bar {
  readonly name: string
  readonly value: number
}

const colours = ['#4e79a7', '#f28e2b', '#59a14f', '#e15759', '#b07aa1', '#76b7b2']

/** Colour of a bar that does not reach its limit, and of the limit. */
const short = '#e15759'

/** Text as HTML. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** Horizontal bars from 0 to `most`, with a line at a limit where one is given. */
export function bars(list: readonly Bar[], most: number, limit?: number): string {
  const [left, width, row] = [250, 380, 24]
  const x = (value: number): number => left + (Math.max(0, Math.min(most, value)) / most) * width
  const rows = list.map(
    ({ name, value }, at) =>
      `<text x="${left - 8}" y="${at * row + 16}" text-anchor="end">${escape(name)}</text>` +
      `<rect x="${left}" y="${at * row + 3}" width="${(x(value) - left).toFixed(1)}" height="${row - 7}" fill="${limit !== undefined && value < limit ? short : colours[0]}"/>` +
      `<text x="${(x(value) + 6).toFixed(1)}" y="${at * row + 16}">${value.toFixed(1)}</text>`,
  )
  const height = list.length * row
  const line =
    limit === undefined ? '' : `<line x1="${x(limit)}" x2="${x(limit)}" y1="0" y2="${height}" stroke="${short}" stroke-dasharray="4 3"/>`
  return `<svg viewBox="0 0 700 ${height + 4}" width="700" height="${height + 4}" role="img">${rows.join('')}${line}</svg>`
}

/** A point of a scatter plot. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly kind: string
  readonly name: string
}

/** Points by kind: marks from 1 to 5 below, scores from 0 to 100 at the side. */
export function scatter(points: readonly Point[]): string {
  const [left, top, width, height] = [58, 10, 560, 340]
  const kinds = [...new Set(points.map(({ kind }) => kind))]
  const x = (mark: number): number => left + ((mark - 0.75) / 4.5) * width
  const y = (score: number): number => top + height - (score / 100) * height
  const grid = [0, 20, 40, 60, 80, 100].map(
    (score) =>
      `<line x1="${left}" x2="${left + width}" y1="${y(score)}" y2="${y(score)}" stroke="#ddd"/><text x="${left - 8}" y="${y(score) + 4}" text-anchor="end">${score}</text>`,
  )
  const marks = [1, 2, 3, 4, 5].map((mark) => `<text x="${x(mark)}" y="${top + height + 20}" text-anchor="middle">${mark}</text>`)
  const seen = new Map<number, number>()
  const dots = points.map(({ x: mark, y: score, kind, name }) => {
    // Drafts of one mark stand side by side.
    const nth = seen.get(mark) ?? 0
    seen.set(mark, nth + 1)
    const shift = ((nth % 7) - 3) * 6
    return `<circle cx="${(x(mark) + shift).toFixed(1)}" cy="${y(score).toFixed(1)}" r="5" fill="${colours[kinds.indexOf(kind) % colours.length]}" fill-opacity=".8"><title>${escape(name)}: mark ${mark}, score ${score.toFixed(1)}</title></circle>`
  })
  const legend = kinds.map(
    (kind, at) =>
      `<circle cx="${left + width + 24}" cy="${top + 14 + at * 18}" r="5" fill="${colours[at % colours.length]}"/><text x="${left + width + 36}" y="${top + 18 + at * 18}">${escape(kind)}</text>`,
  )
  return `<svg viewBox="0 0 760 400" width="760" height="400" role="img">${[...grid, ...marks, ...dots, ...legend].join('')}<text x="${left + width / 2}" y="${top + height + 40}" text-anchor="middle">mark of the reader</text><text x="12" y="${top + height / 2}" text-anchor="middle" transform="rotate(-90 12 ${top + height / 2})">score</text></svg>`
}

/** A table; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const cells = (row: readonly string[], tag: string): string =>
    row.map((cell, at) => `<${tag}${at === 0 ? '' : ' class="number"'}>${escape(cell)}</${tag}>`).join('')
  return `<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${body.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`
}
