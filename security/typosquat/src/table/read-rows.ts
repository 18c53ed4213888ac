import { maxFormLength, squashedKinds } from './squashed-kind.ts'
import type { FindRow } from './squashed-row.ts'

/** Bytes of a number. */
const wide = Uint32Array.BYTES_PER_ELEMENT

/** Reads rows as `packRows` packs them, on a processor that is little-endian. Only the entries of a row that is asked for are copied. */
export function readRows(packed: Uint8Array): FindRow {
  const counts = numbersOf(packed, 0, squashedKinds.length * maxFormLength * wide)
  const starts = startsOf(counts)
  return (kind, length) => {
    const row = squashedKinds.indexOf(kind) * maxFormLength + length - 1
    const [start, count] = [starts[row] ?? 0, counts[row] ?? 0]
    const after = start + count * wide
    return {
      length,
      entries: numbersOf(packed, start, after),
      popularities: packed.subarray(after, after + count),
      bytes: packed.subarray(after + count, after + count * (1 + length)),
    }
  }
}

/** Copies numbers out, whose place in memory may not be theirs. */
function numbersOf(packed: Uint8Array, from: number, to: number): Uint32Array {
  return new Uint32Array(Uint8Array.from(packed.subarray(from, to)).buffer)
}

function startsOf(counts: Uint32Array): readonly number[] {
  let at = counts.length * wide
  return Array.from(counts, (count, row) => {
    const start = at
    at += Math.ceil((count * (wide + 1 + (row % maxFormLength) + 1)) / wide) * wide
    return start
  })
}
