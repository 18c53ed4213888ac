/** Names in one block of bytes, as the data files hold them: a name and one character for its popularity a line. */
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

/** Look-ups before an index is worth making. */
const minLookUps = 100

/**
 * Reads a data file's bytes (lines sorted by name) into a table. A new process asks for a few names and gets a binary search; one that
 * goes on asking gets a hash index (FNV-1a, open addressing). Texts are made only when asked for.
 */
export function createNameTable(bytes: Uint8Array): NameTable {
  const starts = startsOfLines(bytes)
  const size = starts.length - 1
  const startOf = (entry: number): number => starts[entry] ?? 0
  const endOf = (entry: number): number => (starts[entry + 1] ?? 0) - 2
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
      const popularity = (bytes[endOf(entry)] ?? 33) - 33
      return popularity === singleSnapshot ? singleSnapshotPopularity : popularity
    },
    isInBothSnapshots: (entry) => (bytes[endOf(entry)] ?? 33) - 33 !== singleSnapshot,
    firstFrom,
    find: (name) => {
      if (indexed !== null) return indexed(name)
      if (++asked > minLookUps) indexed = indexByHash({ bytes, size, startOf, endOf, compare })
      return searchSorted(name)
    },
  }
}

function startsOfLines(bytes: Uint8Array): Uint32Array {
  const starts = new Uint32Array(bytes.length / 2 + 2)
  let count = 1
  // Names are short: a call of indexOf for each takes twice as long as looking at every byte.
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 10) starts[count++] = at + 1
  return starts.subarray(0, count)
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
