/** A table in the source, as rows of cells, and the place behind it. */
interface Table {
  readonly rows: readonly (readonly string[])[]
  /** Rows that are its head. */
  readonly head: number
  readonly next: number
}

const simpleRule = /^\s*={2,}(?: +={2,})+\s*$/
const gridRule = /^\s*\+(?:[-=]+\+)+\s*$/

/** The table that begins in a line, as Markdown; null for none. One of two columns without a head is a list of what is said of each: `- Samples: 150`. */
export function tableAt(
  lines: readonly string[],
  at: number,
  said: (cell: string) => string,
): { readonly text: string; readonly next: number } | null {
  const table = simpleAt(lines, at) ?? gridAt(lines, at)
  if (table === null || table.rows.length === 0) return null
  const rows = table.rows.map((cells) =>
    cells.map((cell, column) =>
      said(
        cell
          .replaceAll(/\s+/g, ' ')
          .trim()
          .replace(column === 0 ? /:$/ : '', ''),
      ),
    ),
  )
  const width = Math.max(...rows.map((cells) => cells.length))
  if (table.head === 0 && width === 2)
    return { text: rows.map(([name = '', value = '']) => `- ${name}: ${value}`).join('\n'), next: table.next }
  const head = Array.from({ length: width }, (_, column) =>
    rows
      .slice(0, table.head)
      .map((cells) => cells[column] ?? '')
      .join(' ')
      .trim(),
  )
  return { text: markdown(head, rows.slice(table.head)), next: table.next }
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const told = [head, ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim().replaceAll('|', '/')).join(' | ')} |`,
  )
  return told.toSpliced(1, 0, `|${' --- |'.repeat(head.length)}`).join('\n')
}

/** Tells a line that begins a table, or stands between its rows. */
export const isTableRule = (line: string): boolean => simpleRule.test(line) || gridRule.test(line)

/** A simple table: rules of `=` above, below and under the head; each of their parts is a column. */
function simpleAt(lines: readonly string[], at: number): Table | null {
  const rule = lines[at] ?? ''
  if (!simpleRule.test(rule)) return null
  const starts = [...rule.matchAll(/=+/g)].map(({ index }) => index)
  const rules = [at]
  const rows: string[][] = []
  let head = 0
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? ''
    if (simpleRule.test(line)) {
      rules.push(next)
      const isEnd = (lines[next + 1] ?? '').trim() === '' || rules.length === 3
      if (isEnd) return { rows, head, next: next + 1 }
      head = rows.length
    } else if (line.trim() !== '' && !/^[\s-]+$/.test(line)) addRow(rows, cellsOf(line, starts), head)
  }
  return null
}

const cellsOf = (line: string, starts: readonly number[]): readonly string[] =>
  starts.map((start, column) => line.slice(column === 0 ? 0 : start, starts[column + 1]).trim())

/** Puts a line into the table: one whose first cell is empty goes on in the row before it, which is none of the head's. */
function addRow(rows: string[][], cells: readonly string[], head: number): void {
  const row = rows.at(-1)
  if (row === undefined || rows.length === head || cells[0] !== '') rows.push([...cells])
  else for (const [column, cell] of cells.entries()) row[column] = `${row[column] ?? ''} ${cell}`
}

/** A grid table: rules of `-` between the rows and of `=` under the head, `|` between the cells. */
function gridAt(lines: readonly string[], at: number): Table | null {
  if (!gridRule.test(lines[at] ?? '')) return null
  const rows: string[][] = []
  let [head, isNew, next] = [0, true, at]
  for (; /^\s*[+|]/.test(lines[next] ?? ''); next += 1) {
    const line = (lines[next] ?? '').trim()
    if (line.startsWith('+')) {
      isNew = true
      if (/^\+[=+]+$/.test(line)) head = rows.length
      continue
    }
    const cells = line.replaceAll(/^\||\|$/g, '').split('|')
    if (isNew) rows.push(cells)
    else for (const [column, cell] of cells.entries()) (rows.at(-1) ?? [])[column] = `${rows.at(-1)?.[column] ?? ''} ${cell}`
    isNew = false
  }
  return { rows, head, next }
}

/** The Markdown of a `list-table`, which is a list of lists. */
export function listTable(
  block: readonly string[],
  { hasHead, said }: { readonly hasHead: boolean; readonly said: (cell: string) => string },
): string {
  const rows: string[][] = []
  for (const line of block) {
    const [, first, cell = ''] = /^(\* )?\s*-(?: (.*))?$/.exec(line) ?? [line]
    const row = rows.at(-1)
    if (first !== undefined) rows.push([cell])
    else if (/^\s*-(?: |$)/.test(line)) row?.push(cell)
    else row?.push(`${row.pop() ?? ''} ${line.trim()}`)
  }
  const cells = rows.map((row) => row.map((cell) => said(cell.trim())))
  const [head = [], ...rest] = cells
  return hasHead
    ? markdown(head, rest)
    : markdown(
        head.map(() => ''),
        cells,
      )
}
