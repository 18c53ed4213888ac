import { createLetterFilters } from './letter-filter.ts'
import type { NameTable } from './name-table.ts'
import { writeSquashed } from './squash-bytes.ts'
import type { SquashedKind } from './squashed-kind.ts'
import type { FindRow } from './squashed-row.ts'

/** Derives the rows of a table from its names, each anew at every call. */
export function deriveRows(table: NameTable): FindRow {
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
    const entries = findEntries(kind, length)
    const bytes = new Uint8Array(entries.length * length)
    for (const [at, entry] of entries.entries()) writeSquashed(table.bytes, table.endOf(entry), bytes, at * length, length)
    return { length, entries, popularities: Uint8Array.from(entries, table.popularityOf), bytes, ...createLetterFilters(bytes, length) }
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
