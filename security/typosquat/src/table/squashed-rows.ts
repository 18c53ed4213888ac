import { createLetterFilter } from './letter-filter.ts'
import { maxFormLength, type SquashedKind } from './squashed-kind.ts'
import type { FindRow, SquashedRow } from './squashed-row.ts'

/** A row with what a scan reads of each form beside it. */
export interface ScannedRow extends SquashedRow {
  /** True when the most downloaded come first. */
  readonly isSorted: boolean
  /** The two words of each form's letter filter. */
  readonly once: Int32Array
  readonly twice: Int32Array
}

/** Finds the row of a kind and a length; null where there is none. */
export type FindScannedRow = (kind: SquashedKind, length: number) => ScannedRow | null

/** Uses of a row before sorting it is worth the time: one name uses each row of about its length a few times. */
const minUses = 20

/**
 * Answers rows ready to be scanned. A row is made at its first use, its forms in the order of their names; one that is used again and
 * again is sorted, most downloaded first, so that a scan for popular names ends early.
 */
export function createSquashedRows(findRow: FindRow): FindScannedRow {
  const made = new Map<string, { row: ScannedRow; uses: number }>()
  return (kind, length) => {
    if (length < 1 || length > maxFormLength) return null
    const key = `${kind} ${length}`
    const found = made.get(key) ?? { row: filtered(findRow(kind, length), false), uses: 0 }
    made.set(key, found)
    if (++found.uses === minUses) found.row = filtered(sortByPopularity(found.row), true)
    return found.row
  }
}

function filtered(row: SquashedRow, isSorted: boolean): ScannedRow {
  const { length, entries, bytes } = row
  const [once, twice] = [new Int32Array(entries.length), new Int32Array(entries.length)]
  for (let at = 0; at < entries.length; at++) {
    const filter = createLetterFilter(bytes, at * length, (at + 1) * length)
    once[at] = filter.once
    twice[at] = filter.twice
  }
  return { ...row, isSorted, once, twice }
}

/** Sorts a row by popularity, then by name. */
function sortByPopularity({ length, entries, popularities, bytes }: SquashedRow): SquashedRow {
  const places = Array.from(entries.keys()).sort((a, b) => (popularities[b] ?? 0) - (popularities[a] ?? 0))
  const sorted = new Uint8Array(bytes.length)
  for (const [at, place] of places.entries()) sorted.set(bytes.subarray(place * length, (place + 1) * length), at * length)
  return {
    length,
    entries: Uint32Array.from(places, (place) => entries[place] ?? 0),
    popularities: Uint8Array.from(places, (place) => popularities[place] ?? 0),
    bytes: sorted,
  }
}
