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

const WIDTH = LONGEST + 1

/** Sorts the plain and joined forms by kind and length. A row is sorted by level, and what the scan reads made, at its first use. */
export function sortRows(forms: Forms, table: NameTable): RowOf {
  const { kind: kinds, length: lengths, count } = forms
  const firsts = new Uint32Array(2 * WIDTH + 1)
  for (let form = 0; form < count; form++) {
    const cell = (kinds[form] ?? 0) * WIDTH + (lengths[form] ?? 0)
    if (cell < 2 * WIDTH) firsts[cell + 1] = (firsts[cell + 1] ?? 0) + 1
  }
  for (let cell = 1; cell < firsts.length; cell++) firsts[cell] = (firsts[cell] ?? 0) + (firsts[cell - 1] ?? 0)
  const next = firsts.slice()
  const ordered = new Uint32Array(firsts.at(-1) ?? 0)
  for (let form = 0; form < count; form++) {
    const cell = (kinds[form] ?? 0) * WIDTH + (lengths[form] ?? 0)
    if (cell >= 2 * WIDTH) continue
    const place = next[cell] ?? 0
    ordered[place] = form
    next[cell] = place + 1
  }
  const made = new Map<number, Row>()
  return (kind, length) => {
    if (length < 1 || length > LONGEST) return null
    const cell = kind * WIDTH + length
    const row = made.get(cell) ?? makeRow(forms, table, ordered.subarray(firsts[cell] ?? 0, firsts[cell + 1] ?? 0))
    made.set(cell, row)
    return row
  }
}

function makeRow(forms: Forms, table: NameTable, unsorted: Uint32Array): Row {
  const { row, levels } = sortByLevel(unsorted, forms, table)
  const [once, twice] = [new Int32Array(row.length), new Int32Array(row.length)]
  for (let at = 0; at < row.length; at++) {
    const form = row[at] ?? 0
    const start = forms.start[form] ?? 0
    const sets = letterSets(forms.bytes, start, start + (forms.length[form] ?? 0))
    once[at] = sets.once
    twice[at] = sets.twice
  }
  return { forms: row, levels, once, twice }
}

/** Counting sort, highest level first. */
function sortByLevel(unsorted: Uint32Array, forms: Forms, table: NameTable): { row: Uint32Array; levels: Uint8Array } {
  const found = new Uint8Array(unsorted.length)
  const next = new Uint32Array(129)
  for (let at = 0; at < unsorted.length; at++) {
    const level = table.levelOf(forms.entry[unsorted[at] ?? 0] ?? 0)
    found[at] = level
    next[128 - level] = (next[128 - level] ?? 0) + 1
  }
  for (let cell = 1; cell < next.length; cell++) next[cell] = (next[cell] ?? 0) + (next[cell - 1] ?? 0)
  const [row, levels] = [new Uint32Array(unsorted.length), new Uint8Array(unsorted.length)]
  for (let at = 0; at < unsorted.length; at++) {
    const level = found[at] ?? 0
    const place = next[127 - level] ?? 0
    row[place] = unsorted[at] ?? 0
    levels[place] = level
    next[127 - level] = place + 1
  }
  return { row, levels }
}
