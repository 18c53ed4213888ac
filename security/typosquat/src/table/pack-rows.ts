import { maxFormLength, squashedKinds } from './squashed-kind.ts'
import type { FindRow } from './squashed-row.ts'

/**
 * Packs all rows as a built program holds them: the number of forms of each kind and length (32 bits each), then the rows in that order. A
 * row is its entries and the two words of their letter filters (32 bits each), a byte of popularity for each, and the letters; it begins at a
 * multiple of four. Numbers are little-endian.
 */
export function packRows(findRow: FindRow): Uint8Array {
  const lengths = Array.from({ length: maxFormLength }, (_, index) => index + 1)
  const rows = squashedKinds.flatMap((kind) => lengths.map((length) => findRow(kind, length)))
  const numbers = (values: ArrayLike<number>): Uint8Array => {
    const bytes = Buffer.alloc(values.length * 4)
    for (const [at, value] of Array.from(values).entries()) bytes.writeUInt32LE(value >>> 0, at * 4)
    return bytes
  }
  return Buffer.concat([
    numbers(rows.map(({ entries }) => entries.length)),
    ...rows.flatMap(({ entries, once, twice, popularities, bytes }) => [
      numbers(entries),
      numbers(once),
      numbers(twice),
      popularities,
      bytes,
      Buffer.alloc(-(popularities.length + bytes.length) & 3),
    ]),
  ])
}
