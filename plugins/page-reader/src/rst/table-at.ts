/** A table in the source, as rows of cells, and the place behind it. */
interface Table {
  /** Null where its words stand in another order than they are read in: cells that go on side by side over several lines. */
  readonly rows: readonly (readonly string[])[] | null
  /** Undefined for a table without a head. */
  readonly head: readonly string[] | undefined
  readonly next: number
}

const simpleRule = /^\s*={2,}(?: +={2,})+\s*$/
const gridRule = /^\s*\+(?:[-=]+\+)+\s*$/

/**
 * The table that begins in a line, as Markdown; null for none. One of two columns without a head is a list of what is said of each: `- Samples: 150`.
 * One whose words would come into another order is kept as it stands.
 */
export function tableAt(
  lines: readonly string[],
  at: number,
  said: (cell: string) => string,
): { readonly text: string; readonly next: number } | null {
  const table = simpleAt(lines, at) ?? gridAt(lines, at)
  if (table === null) return null
  if (table.rows === null) return { text: ['```', ...lines.slice(at, table.next), '```'].join('\n'), next: table.next }
  const told = (cells: readonly string[]): readonly string[] =>
    cells.map((cell, column) => said(column === 0 ? cell.replace(/:$/, '') : cell))
  const rows = table.rows.map(told)
  const text =
    table.head === undefined && rows.every((cells) => cells.length === 2)
      ? rows.map(([name = '', value = '']) => `- ${name}: ${value}`).join('\n')
      : markdown(told(table.head ?? rows[0]?.map(() => '') ?? []), rows)
  return { text, next: table.next }
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const told = [head, ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim().replaceAll('|', '/')).join(' | ')} |`,
  )
  return told.toSpliced(1, 0, `|${' --- |'.repeat(head.length)}`).join('\n')
}

/** Tells a line that begins a table, or stands between its rows. */
export const isTableRule = (line: string): boolean => simpleRule.test(line) || gridRule.test(line)

/** A simple table: rules of `=` above, below and under the head; each of their parts is a column. A row whose first cell is empty goes on in the one before it. */
function simpleAt(lines: readonly string[], at: number): Table | null {
  const rule = lines[at] ?? ''
  if (!simpleRule.test(rule)) return null
  const starts = [...rule.matchAll(/=+/g)].map(({ index }) => index)
  const cellsOf = (line: string): readonly string[] =>
    starts.map((start, column) => line.slice(column === 0 ? 0 : start, starts[column + 1]).trim())
  const rules = lines.flatMap((line, place) => (place > at && simpleRule.test(line) ? [place] : [])).slice(0, 2)
  const [first = at, second = first] = rules
  const hasHead = (lines[first + 1] ?? '').trim() !== ''
  const end = hasHead ? second : first
  const filled = (from: number, to: number): readonly string[] =>
    lines.slice(from, to).filter((line) => line.trim() !== '' && !/^[\s-]+$/.test(line))
  const rows = rowsOf(filled(hasHead ? first + 1 : at + 1, end).map(cellsOf), ([cell]) => cell === '')
  const head = hasHead ? rowsOf(filled(at + 1, first).map(cellsOf), () => true) : []
  return rules.length === 0 ? null : { rows: head === null ? null : rows, head: head?.[0], next: end + 1 }
}

/** A grid table: rules of `-` between the rows and of `=` under the head, `|` between the cells. */
function gridAt(lines: readonly string[], at: number): Table | null {
  if (!gridRule.test(lines[at] ?? '')) return null
  const end = lines.findIndex((line, place) => place > at && !/^\s*[+|]/.test(line))
  const [above = '', below] = lines
    .slice(at, end === -1 ? undefined : end)
    .map((line) => line.trim())
    .join('\n')
    .split(/^\+[=+]+$/m)
  const groups = (below ?? above).split(/^\+[-+]+$/m)
  const cellsOf = (line: string): readonly string[] =>
    line
      .replaceAll(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim())
  const merged = (group: string): readonly string[] | null =>
    rowsOf(
      group
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .map(cellsOf),
      () => true,
    )?.[0] ?? null
  const rows = groups.filter((group) => group.includes('|')).map(merged)
  const head = below === undefined ? undefined : merged(above)
  const whole = rows.filter((row) => row !== null)
  return {
    rows: head === null || whole.length < rows.length ? null : whole,
    head: head ?? undefined,
    next: end === -1 ? lines.length : end,
  }
}

/** Puts lines of cells together that go on in the row before them; null where that would change the order of the words. */
function rowsOf(
  lines: readonly (readonly string[])[],
  goesOn: (cells: readonly string[]) => boolean,
): readonly (readonly string[])[] | null {
  const rows: string[][] = []
  for (const cells of lines) {
    const row = rows.at(-1)
    if (row === undefined || !goesOn(cells)) rows.push([...cells])
    else if (cells.findIndex((cell) => cell !== '') < row.findLastIndex((cell) => cell !== '')) return null
    else for (const [column, cell] of cells.entries()) row[column] = `${row[column] ?? ''} ${cell}`.trim()
  }
  return rows
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
