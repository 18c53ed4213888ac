import type { NameTable } from '../table/name-table.ts'

/** Letters that the trigrams tell apart: 26, one for all digits, one for everything else. */
export const alphabet = 28

/** Share of the names that are counted, one in this many: more teach no more. */
const sampling = 12

/** Counts of each three and each two letters that follow one another in established names. */
export interface LetterCounts {
  /** By first, second and third letter. */
  readonly trigrams: Uint16Array
  /** By the first two. */
  readonly pairs: Uint32Array
}

/** Counts the trigrams of a table's names, for the data file: a new process has no time to read that many names. */
export function countTrigrams({ bytes, size, startOf, endOf }: NameTable): Uint16Array {
  const trigrams = new Uint16Array(alphabet ** 3)
  for (let entry = 0; entry < size; entry += sampling) {
    let pair = 0
    for (let at = startOf(entry), end = endOf(entry); at < end; at++) {
      const key = pair * alphabet + letterOf(bytes[at] ?? 0)
      trigrams[key] = (trigrams[key] ?? 0) + 1
      pair = key % (alphabet * alphabet)
    }
  }
  return trigrams
}

/** Reads the counts of a registry out of the data file, which holds those of npm and then those of PyPI, 16 bits each, little-endian. */
export function readLetterCounts(bytes: Uint8Array, ecosystem: 'npm' | 'pypi'): LetterCounts {
  const first = ecosystem === 'npm' ? 0 : alphabet ** 3
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const trigrams = Uint16Array.from({ length: alphabet ** 3 }, (_, at) => view.getUint16(2 * (first + at), true))
  const pairs = new Uint32Array(alphabet ** 2)
  for (let key = 0; key < trigrams.length; key++) {
    const pair = Math.floor(key / alphabet)
    pairs[pair] = (pairs[pair] ?? 0) + (trigrams[key] ?? 0)
  }
  return { trigrams, pairs }
}

/** Puts a byte of a name into the alphabet. */
export function letterOf(byte: number): number {
  const lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
  if (lower >= 97 && lower <= 122) return lower - 96
  return lower >= 48 && lower <= 57 ? 27 : 0
}
