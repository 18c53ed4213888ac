import { maxFormLength, squashedKinds } from './squashed-kind.ts'
import type { FindRow } from './squashed-row.ts'

/** Bytes of a number. */
const wide = Uint32Array.BYTES_PER_ELEMENT

/** Reads bytes from an offset to another, into a buffer of their own. */
export type ReadBytes = (from: number, to: number) => Uint8Array<ArrayBuffer>

/** Reads rows as `packRows` packs them, on a processor that is little-endian. Only the rows that are asked for are read. */
export function readRows(read: ReadBytes): FindRow {
  const counts = new Uint32Array(read(0, squashedKinds.length * maxFormLength * wide).buffer)
  const starts = startsOf(counts)
  return (kind, length) => {
    const row = squashedKinds.indexOf(kind) * maxFormLength + length - 1
    const [start, count] = [starts[row] ?? 0, counts[row] ?? 0]
    const packed = read(start, start + sizeOf(count, length))
    const after = 3 * count * wide
    return {
      length,
      entries: new Uint32Array(packed.buffer, 0, count),
      once: new Int32Array(packed.buffer, count * wide, count),
      twice: new Int32Array(packed.buffer, 2 * count * wide, count),
      popularities: packed.subarray(after, after + count),
      bytes: packed.subarray(after + count, after + count * (1 + length)),
    }
  }
}

/** Bytes of a row: three numbers, the popularity and the letters of each form, up to a multiple of four. */
function sizeOf(count: number, length: number): number {
  return Math.ceil((count * (3 * wide + 1 + length)) / wide) * wide
}

function startsOf(counts: Uint32Array): readonly number[] {
  let at = counts.length * wide
  return Array.from(counts, (count, row) => {
    const start = at
    at += sizeOf(count, (row % maxFormLength) + 1)
    return start
  })
}
