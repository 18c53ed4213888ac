import { columnsOfName } from './pack-names.ts'

/** Names in one block of bytes, as `packNames` makes it and the data files hold it. */
export interface NameTable {
  /** Number of names. An entry is the index of one, from 0. */
  readonly size: number
  readonly nameAt: (entry: number) => string
  /** Offset of the name in `bytes`. */
  readonly startOf: (entry: number) => number
  /** Offset behind the name in `bytes`. */
  readonly endOf: (entry: number) => number
  readonly bytes: Uint8Array
  /** Popularity, from 0 to 90: 8 · log10 of downloads a month, or of the names that hold a word. */
  readonly popularityOf: (entry: number) => number
  /** Length of each name, its marks (what is no letter and no digit), and the letters and digits of its scope; one byte an entry. */
  readonly lengths: Uint8Array
  readonly marks: Uint8Array
  readonly scopeLetters: Uint8Array
  /** False for a name that only one snapshot holds: it may be imitated, but is not above suspicion itself. */
  readonly isInBothSnapshots: (entry: number) => boolean
  /** The first entry that does not sort before a text. */
  readonly firstFrom: (text: string) => number
  /** The entry of a name, or -1. */
  readonly find: (name: string) => number
}

/** Popularity in the files that marks a name of one snapshot only. */
export const singleSnapshot = 1

/** Popularity that such a name is taken for: 30,000 downloads a month. */
const singleSnapshotPopularity = 36

/** Offset basis and prime of FNV-1a, 32 bits. */
const fnvOffset = 2_166_136_261
const fnvPrime = 16_777_619

/** Look-ups before an index is worth making: a name of 24 letters, cut in every way that a brand may be held, asks for some 300 words. */
const minLookUps = 500

/**
 * Reads packed names into a table. A new process asks for a few names and gets a binary search; one that goes on asking gets a hash index
 * (FNV-1a, open addressing). Texts are made only when asked for.
 */
export function createNameTable(bytes: Uint8Array): NameTable {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const columnAt = (column: number): Uint8Array => bytes.subarray(4 + column * size, 4 + (column + 1) * size)
  const popularities = columnAt(1)
  const starts = startsOf(columnAt(0), 4 + columnsOfName * size)
  const startOf = (entry: number): number => starts[entry] ?? 0
  const endOf = (entry: number): number => starts[entry + 1] ?? 0
  const compare = (entry: number, name: string): number => {
    const [from, length] = [startOf(entry), endOf(entry) - startOf(entry)]
    for (let at = 0; at < length && at < name.length; at++) {
      const difference = (bytes[from + at] ?? 0) - name.charCodeAt(at)
      if (difference !== 0) return difference
    }
    return length - name.length
  }
  const firstFrom = (text: string): number => {
    let [low, high] = [0, size]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(middle, text) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  const searchSorted = (name: string): number => {
    const entry = firstFrom(name)
    return entry < size && compare(entry, name) === 0 ? entry : -1
  }
  let asked = 0
  let indexed: ((name: string) => number) | null = null
  return {
    size,
    bytes,
    startOf,
    endOf,
    nameAt: (entry) => String.fromCharCode(...bytes.subarray(startOf(entry), endOf(entry))),
    popularityOf: (entry) => {
      const popularity = popularities[entry] ?? 0
      return popularity === singleSnapshot ? singleSnapshotPopularity : popularity
    },
    isInBothSnapshots: (entry) => popularities[entry] !== singleSnapshot,
    lengths: columnAt(0),
    marks: columnAt(2),
    scopeLetters: columnAt(3),
    firstFrom,
    find: (name) => {
      if (indexed !== null) return indexed(name)
      if (++asked > minLookUps) indexed = indexByHash({ bytes, size, startOf, endOf, compare })
      return searchSorted(name)
    },
  }
}

/** Adds the lengths up: the offset of each name, and that behind the last. */
function startsOf(lengths: Uint8Array, first: number): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1)
  let at = first
  for (let entry = 0; entry < lengths.length; entry++) {
    starts[entry] = at
    at += lengths[entry] ?? 0
  }
  starts[lengths.length] = at
  return starts
}

function indexByHash(lines: {
  readonly bytes: Uint8Array
  /** Number of names. An entry is the index of one, from 0. */
  readonly size: number
  readonly startOf: (entry: number) => number
  readonly endOf: (entry: number) => number
  readonly compare: (entry: number, name: string) => number
}): (name: string) => number {
  const capacity = 1 << Math.ceil(Math.log2(lines.size * 1.5 + 16))
  const slots = new Int32Array(capacity).fill(-1)
  for (let entry = 0; entry < lines.size; entry++) {
    let hash = fnvOffset
    for (let at = lines.startOf(entry), end = lines.endOf(entry); at < end; at++) hash = Math.imul(hash ^ (lines.bytes[at] ?? 0), fnvPrime)
    let slot = mix(hash) & (capacity - 1)
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (capacity - 1)
    slots[slot] = entry
  }
  return (name) => {
    let hash = fnvOffset
    for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), fnvPrime)
    for (let slot = mix(hash) & (capacity - 1); ; slot = (slot + 1) & (capacity - 1)) {
      const entry = slots[slot] ?? -1
      if (entry < 0 || lines.compare(entry, name) === 0) return entry
    }
  }
}

function mix(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0
}
