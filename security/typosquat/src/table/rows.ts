import { LONGEST } from './forms.ts'
import type { Forms } from './forms.ts'
import { letterSets } from './letter-sets.ts'
import type { NameTable } from './name-table.ts'

/** The forms of one kind and length, most downloaded first, with what the scan reads beside them. */
interface Row {
  readonly forms: Uint32Array
  readonly levels: Uint8Array
  readonly once: Int32Array
  readonly twice: Int32Array
}

/** Finds the row of a kind (0 plain, 1 joined) and a length. */
export type RowOf = (kind: number, length: number) => Row | null

/** Sorts the plain and joined forms by kind, length and level (counting sort). What the scan reads of a row is made at its first use. */
export function sortRows(forms: Forms, table: NameTable): RowOf {
  const counts = new Uint32Array(2 * (LONGEST + 1) * 128 + 1)
  const cells = new Uint32Array(forms.count)
  for (let form = 0; form < forms.count; form++) {
    const kind = forms.kind[form] ?? 0
    if (kind === 2) continue
    const cell = rowAt(kind, forms.length[form] ?? 0) + 127 - table.levelOf(forms.entry[form] ?? 0)
    cells[form] = cell
    counts[cell + 1] = (counts[cell + 1] ?? 0) + 1
  }
  for (let at = 1; at < counts.length; at++) counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0)
  const next = counts.slice()
  const ordered = new Uint32Array(counts.at(-1) ?? 0)
  for (let form = 0; form < forms.count; form++) {
    if (forms.kind[form] === 2) continue
    const cell = cells[form] ?? 0
    ordered[next[cell] ?? 0] = form
    next[cell] = (next[cell] ?? 0) + 1
  }
  const made = new Map<number, Row>()
  return (kind, length) => {
    if (length < 1 || length > LONGEST) return null
    const first = rowAt(kind, length)
    const row = made.get(first) ?? makeRow(forms, table, ordered.subarray(counts[first] ?? 0, counts[first + 128] ?? 0))
    made.set(first, row)
    return row
  }
}

function rowAt(kind: number, length: number): number {
  return (kind * (LONGEST + 1) + length) * 128
}

function makeRow(forms: Forms, table: NameTable, row: Uint32Array): Row {
  const [levels, once, twice] = [new Uint8Array(row.length), new Int32Array(row.length), new Int32Array(row.length)]
  for (let at = 0; at < row.length; at++) {
    const form = row[at] ?? 0
    const start = forms.start[form] ?? 0
    const sets = letterSets(forms.bytes, start, start + (forms.length[form] ?? 0))
    levels[at] = table.levelOf(forms.entry[form] ?? 0)
    once[at] = sets.once
    twice[at] = sets.twice
  }
  return { forms: row, levels, once, twice }
}
