/** Names in one block of bytes, as the data files hold them: a name and one character for its level a line. */
export interface NameTable {
  readonly size: number
  readonly nameAt: (entry: number) => string
  /** Where the name lies in `bytes`. */
  readonly startOf: (entry: number) => number
  readonly endOf: (entry: number) => number
  readonly bytes: Uint8Array
  /** Eight to the power of ten of downloads a month (or of names, for words). */
  readonly levelOf: (entry: number) => number
  /** False for a name that only one snapshot holds: it may be imitated, but is not above suspicion itself. */
  readonly isLasting: (entry: number) => boolean
  /** The entry of a name, or -1. */
  readonly find: (name: string) => number
}

/** The level in the files that marks a name of one snapshot only. */
export const ONCE = 1
/** What such a name is taken for: about 30,000 downloads a month. */
const ONCE_LEVEL = 36

const FNV_OFFSET = 2_166_136_261
const FNV_PRIME = 16_777_619

/** Reads a data file's bytes into a table with a hash index (FNV-1a, open addressing). Texts are made only when asked for. */
export function createNameTable(bytes: Uint8Array): NameTable {
  const capacity = 1 << Math.ceil(Math.log2(Math.max(16, bytes.length / 5)))
  const slots = new Int32Array(capacity).fill(-1)
  const starts = new Uint32Array(capacity)
  let size = 0
  let start = 0
  let hash = FNV_OFFSET
  let last = FNV_OFFSET
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte !== 10) {
      last = hash
      hash = Math.imul(hash ^ byte, FNV_PRIME)
      continue
    }
    let slot = mix(last) & (capacity - 1)
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (capacity - 1)
    slots[slot] = size
    starts[size++] = start
    start = at + 1
    hash = FNV_OFFSET
  }
  starts[size] = start
  const startOf = (entry: number): number => starts[entry] ?? 0
  const endOf = (entry: number): number => (starts[entry + 1] ?? 0) - 2
  const equals = (entry: number, name: string): boolean => {
    const from = startOf(entry)
    if (endOf(entry) - from !== name.length) return false
    for (let at = 0; at < name.length; at++) if (bytes[from + at] !== name.charCodeAt(at)) return false
    return true
  }
  return {
    size,
    bytes,
    startOf,
    endOf,
    nameAt: (entry) => String.fromCharCode(...bytes.subarray(startOf(entry), endOf(entry))),
    levelOf: (entry) => {
      const level = (bytes[endOf(entry)] ?? 33) - 33
      return level === ONCE ? ONCE_LEVEL : level
    },
    isLasting: (entry) => (bytes[endOf(entry)] ?? 33) - 33 !== ONCE,
    find: (name) => {
      let hashed = FNV_OFFSET
      for (let at = 0; at < name.length; at++) hashed = Math.imul(hashed ^ name.charCodeAt(at), FNV_PRIME)
      for (let slot = mix(hashed) & (capacity - 1); ; slot = (slot + 1) & (capacity - 1)) {
        const entry = slots[slot] ?? -1
        if (entry < 0) return -1
        if (equals(entry, name)) return entry
      }
    },
  }
}

function mix(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0
}
