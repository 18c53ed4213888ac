import { createLetterFilter } from './letter-filter.ts'
import type { NameTable } from './name-table.ts'
import { writeSquashed } from './squash-bytes.ts'
import { maxFormLength, type SquashedKind } from './squashed-kind.ts'

/** The squashed forms of one kind and length, with what a scan reads of each beside them. */
export interface SquashedRow {
  /** True when the most downloaded come first. */
  readonly isSorted: boolean
  /** Letters of each form. */
  readonly length: number
  /** The name of each form, as an entry of the table. */
  readonly entries: Uint32Array
  readonly popularities: Uint8Array
  /** The two words of each form's letter filter. */
  readonly once: Int32Array
  readonly twice: Int32Array
  /** The texts, one after the other. */
  readonly bytes: Uint8Array
}

/** Finds the row of a kind and a length; null where there is none. */
export type FindRow = (kind: SquashedKind, length: number) => SquashedRow | null

/** Uses of a row before sorting it is worth the time: one name uses each row of about its length a few times. */
const minUses = 20

/**
 * Answers the rows of a table. A row is written at its first use, its forms in the order of their names; one that is used again and again
 * is sorted, most downloaded first, so that a scan for popular names ends early.
 */
export function createSquashedRows(table: NameTable): FindRow {
  const made = new Map<string, { row: SquashedRow; uses: number }>()
  const { whole, dropped, firstScoped, endOfScoped } = measureForms(table)
  const findEntries = (kind: SquashedKind, length: number): Uint32Array => {
    if (kind === 'dropped') return placesOf(length, dropped, firstScoped, endOfScoped)
    if (kind === 'joined') return placesOf(length, whole, firstScoped, endOfScoped)
    const before = placesOf(length, whole, 0, firstScoped)
    const after = placesOf(length, whole, endOfScoped, table.size)
    const entries = new Uint32Array(before.length + after.length)
    entries.set(before)
    entries.set(after, before.length)
    return entries
  }
  return (kind, length) => {
    if (length < 1 || length > maxFormLength) return null
    const key = `${kind} ${length}`
    const found = made.get(key) ?? { row: makeRow(table, findEntries(kind, length), length, false), uses: 0 }
    made.set(key, found)
    if (++found.uses === minUses) found.row = makeRow(table, sortByPopularity(found.row), length, true)
    return found.row
  }
}

/** Measures the forms of every name: of all of it, and of what stands behind its scope. Scoped names lie together. */
function measureForms({ size, lengths, marks, scopeLetters, firstFrom }: NameTable): {
  readonly whole: Uint8Array
  readonly dropped: Uint8Array
  readonly firstScoped: number
  readonly endOfScoped: number
} {
  const [whole, dropped] = [new Uint8Array(size), new Uint8Array(size)]
  const [firstScoped, endOfScoped] = [firstFrom('@'), firstFrom('A')]
  for (let entry = 0; entry < size; entry++) whole[entry] = (lengths[entry] ?? 0) - (marks[entry] ?? 0)
  for (let entry = firstScoped; entry < endOfScoped; entry++) dropped[entry] = (whole[entry] ?? 0) - (scopeLetters[entry] ?? 0)
  return { whole, dropped, firstScoped, endOfScoped }
}

/** Lists the places of a value in a part of a column. */
function placesOf(value: number, column: Uint8Array, from: number, to: number): Uint32Array {
  const places = new Uint32Array(to - from)
  let count = 0
  for (let at = column.indexOf(value, from); at >= 0 && at < to; at = column.indexOf(value, at + 1)) places[count++] = at
  return places.slice(0, count)
}

function makeRow(table: NameTable, entries: Uint32Array, length: number, isSorted: boolean): SquashedRow {
  const size = entries.length
  const row = { popularities: new Uint8Array(size), once: new Int32Array(size), twice: new Int32Array(size) }
  const bytes = new Uint8Array(size * length)
  for (let at = 0; at < size; at++) {
    const entry = entries[at] ?? 0
    const start = at * length
    writeSquashed(table.bytes, table.endOf(entry), bytes, start, length)
    const { once, twice } = createLetterFilter(bytes, start, start + length)
    row.once[at] = once
    row.twice[at] = twice
    row.popularities[at] = table.popularityOf(entry)
  }
  return { isSorted, length, entries, bytes, ...row }
}

/** Sorts the entries of a row by popularity, then by name. */
function sortByPopularity({ entries, popularities }: SquashedRow): Uint32Array {
  const places = Array.from(entries.keys()).sort((a, b) => (popularities[b] ?? 0) - (popularities[a] ?? 0))
  return Uint32Array.from(places, (place) => entries[place] ?? 0)
}
