import { createLetterFilters } from './letter-filter.ts'
import { maxFormLength, type SquashedKind } from './squashed-kind.ts'
import type { FindRow, SquashedRow } from './squashed-row.ts'

/** A row as it is scanned. */
export interface ScannedRow extends SquashedRow {
  /** True when the most downloaded come first. */
  readonly isSorted: boolean
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
    const found = made.get(key) ?? { row: { ...findRow(kind, length), isSorted: false }, uses: 0 }
    made.set(key, found)
    if (++found.uses === minUses) found.row = { ...sortByPopularity(found.row), isSorted: true }
    return found.row
  }
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
    ...createLetterFilters(sorted, length),
  }
}
