import { distanceWithin } from './distance-within.ts'
import { countDifferingBits, createLetterFilter } from './letter-filter.ts'
import { createRowLookup, type LookUp } from './row-lookup.ts'
import type { SquashedKind } from './squashed-kind.ts'
import type { FindRow } from './squashed-row.ts'
import { createSquashedRows, type ScannedRow } from './squashed-rows.ts'

/** A known name whose squashed form is a few edits from the text that was asked for. */
interface NearForm {
  /** Entry of the name in the table. */
  readonly entry: number
  readonly text: string
  /** Edits between the two, a swap of neighbours being one (optimal string alignment). */
  readonly distance: number
  readonly popularity: number
}

/** The squashed forms of all established names, to be found by equality and by nearness. */
export interface SquashedIndex {
  /** Finds the names, as ascending entries of the table, whose form of a kind equals a squashed text. */
  readonly findEqual: (text: string, kind: SquashedKind) => readonly number[]
  /** Finds the forms of a kind within 1 to 3 edits of a squashed text, of names that are popular enough. */
  readonly findNear: (text: string, kind: SquashedKind, maxEdits: number, minPopularity: number) => readonly NearForm[]
}

/**
 * Builds the index on the rows of a table: no table of deletions, which costs more to make than a new process may take. A row is made the
 * first time that a text of about its length is asked for, and scanned with the letter bloom filter as prefilter.
 */
export function createSquashedIndex(rows: FindRow): SquashedIndex {
  const findRow = createSquashedRows(rows)
  const lookUps = new Map<ScannedRow, LookUp>()
  return {
    findEqual: (text, kind) => {
      const row = findRow(kind, text.length)
      if (row === null) return []
      const lookUp = lookUps.get(row) ?? createRowLookup(row)
      lookUps.set(row, lookUp)
      const bytes = bytesOf(text)
      return lookUp(bytes, createLetterFilter(bytes, 0, bytes.length)).map((place) => row.entries[place] ?? 0)
    },
    findNear: (text, kind, maxEdits, minPopularity) => {
      const found: NearForm[] = []
      const bytes = bytesOf(text)
      const { once, twice } = createLetterFilter(bytes, 0, bytes.length)
      for (let length = text.length - maxEdits; length <= text.length + maxEdits; length++) {
        const row = findRow(kind, length)
        const maxBits = 2 * maxEdits - Math.abs(length - text.length)
        if (row === null) continue
        for (let at = 0; at < row.entries.length; at++) {
          if ((row.popularities[at] ?? 0) < minPopularity) {
            if (row.isSorted) break
            continue
          }
          if (countDifferingBits(row.once[at] ?? 0, row.twice[at] ?? 0, once, twice) > maxBits) continue
          const distance = distanceWithin(row.bytes, at * length, length, bytes, maxEdits)
          if (distance < 0) continue
          const form = String.fromCharCode(...row.bytes.subarray(at * length, (at + 1) * length))
          found.push({ entry: row.entries[at] ?? 0, text: form, distance, popularity: row.popularities[at] ?? 0 })
        }
      }
      return found
    },
  }
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
