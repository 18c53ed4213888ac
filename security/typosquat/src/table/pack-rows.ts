import { maxFormLength, squashedKinds } from './squashed-kind.ts'
import type { FindRow } from './squashed-row.ts'

/**
 * Packs all rows as a built program holds them: the number of forms of each kind and length (32 bits each), then the rows in that order. A
 * row is its entries (32 bits each), a byte of popularity for each, and the letters; it begins at a multiple of four. Numbers are
 * little-endian.
 */
export function packRows(findRow: FindRow): Uint8Array {
  const lengths = Array.from({ length: maxFormLength }, (_, index) => index + 1)
  const rows = squashedKinds.flatMap((kind) => lengths.map((length) => findRow(kind, length)))
  const numbers = (values: Iterable<number>): Uint8Array => {
    const list = [...values]
    const bytes = Buffer.alloc(list.length * 4)
    for (const [at, value] of list.entries()) bytes.writeUInt32LE(value, at * 4)
    return bytes
  }
  return Buffer.concat([
    numbers(rows.map(({ entries }) => entries.length)),
    ...rows.flatMap(({ entries, popularities, bytes }) => [
      numbers(entries),
      popularities,
      bytes,
      Buffer.alloc(-(popularities.length + bytes.length) & 3),
    ]),
  ])
}
