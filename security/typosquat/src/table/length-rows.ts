import { createLetterFilter } from './letter-filter.ts'
import type { NameTable } from './name-table.ts'
import { maxFormLength, squashedKinds, type SquashedForms } from './squashed-forms.ts'

/** The forms of one kind and length, most downloaded first, with what the scan reads of each beside them. */
interface Row {
  readonly forms: Uint32Array
  readonly popularities: Uint8Array
  /** The two words of each form's letter filter. */
  readonly once: Int32Array
  readonly twice: Int32Array
}

/** Finds the row of a kind (index in `squashedKinds`) and a length. */
type FindRow = (kind: number, length: number) => Row | null

/** Cells of one kind, one a length. */
const width = maxFormLength + 1

/** Sorts the forms by kind and length. A row is sorted by popularity and gets its filters at its first use. */
export function createLengthRows(forms: SquashedForms, table: NameTable): FindRow {
  const { kind: kinds, length: lengths, count } = forms
  const cellOf = (form: number): number => (kinds[form] ?? 0) * width + (lengths[form] ?? 0)
  const firsts = new Uint32Array(squashedKinds.length * width + 1)
  for (let form = 0; form < count; form++) {
    const cell = cellOf(form)
    firsts[cell + 1] = (firsts[cell + 1] ?? 0) + 1
  }
  for (let cell = 1; cell < firsts.length; cell++) firsts[cell] = (firsts[cell] ?? 0) + (firsts[cell - 1] ?? 0)
  const next = firsts.slice()
  const ordered = new Uint32Array(firsts.at(-1) ?? 0)
  for (let form = 0; form < count; form++) {
    const cell = cellOf(form)
    const position = next[cell] ?? 0
    ordered[position] = form
    next[cell] = position + 1
  }
  const made = new Map<number, Row>()
  return (kind, length) => {
    if (length < 1 || length > maxFormLength) return null
    const cell = kind * width + length
    const row = made.get(cell) ?? makeRow(forms, table, ordered.subarray(firsts[cell] ?? 0, firsts[cell + 1] ?? 0))
    made.set(cell, row)
    return row
  }
}

function makeRow(forms: SquashedForms, table: NameTable, unsorted: Uint32Array): Row {
  const sorted = sortByPopularity(unsorted, forms, table)
  const [once, twice] = [new Int32Array(unsorted.length), new Int32Array(unsorted.length)]
  for (let at = 0; at < unsorted.length; at++) {
    const form = sorted.forms[at] ?? 0
    const start = forms.start[form] ?? 0
    const filter = createLetterFilter(forms.bytes, start, start + (forms.length[form] ?? 0))
    once[at] = filter.once
    twice[at] = filter.twice
  }
  return { ...sorted, once, twice }
}

/** Sorts forms by counting (popularities are below 128), the most popular first. */
function sortByPopularity(unsorted: Uint32Array, forms: SquashedForms, table: NameTable): Pick<Row, 'forms' | 'popularities'> {
  const found = new Uint8Array(unsorted.length)
  const next = new Uint32Array(129)
  for (let at = 0; at < unsorted.length; at++) {
    const popularity = table.popularityOf(forms.entry[unsorted[at] ?? 0] ?? 0)
    found[at] = popularity
    next[128 - popularity] = (next[128 - popularity] ?? 0) + 1
  }
  for (let cell = 1; cell < next.length; cell++) next[cell] = (next[cell] ?? 0) + (next[cell - 1] ?? 0)
  const [sorted, popularities] = [new Uint32Array(unsorted.length), new Uint8Array(unsorted.length)]
  for (let at = 0; at < unsorted.length; at++) {
    const popularity = found[at] ?? 0
    const position = next[127 - popularity] ?? 0
    sorted[position] = unsorted[at] ?? 0
    popularities[position] = popularity
    next[127 - popularity] = position + 1
  }
  return { forms: sorted, popularities }
}
