import { loadData } from '../load-data.ts'
import type { Names } from '../names.ts'
import { createNameTable } from '../table/name-table.ts'
import type { NameTable } from '../table/name-table.ts'

/** Statistics of the words and letters in package names. */
export interface TextStatistics {
  /** The log10 of the number of names that hold a word; 0 for a word in fewer than 12 names. */
  readonly commonness: (word: string) => number
  /** The bits a letter that a text costs under a trigram model of established names: its cross-entropy. */
  readonly surprisal: (text: string) => number
}

/** Letters that the trigrams tell apart: 26, one for all digits, one for everything else. */
const alphabet = 28

/** Share of the names that are counted, one in this many: more teach no more and cost a new process time. */
const sampling = 12

/** Count that each of the letters has after a pair before any name is read (additive smoothing). */
const smoothing = 0.25

/** Creates the statistics of a registry: words from the data file, letters from its established names. Both are read at first use. */
export function createTextStatistics(names: Names): TextStatistics {
  let words: NameTable | undefined
  let counts: TrigramCounts | undefined
  return {
    commonness: (word) => {
      const table = (words ??= createNameTable(loadData('words')))
      const entry = table.find(word)
      return entry < 0 ? 0 : table.popularityOf(entry) / 8
    },
    surprisal: (text) => {
      const { trigrams, pairs } = (counts ??= countTrigrams(names))
      let bits = 0
      let pair = 0
      for (let at = 0; at < text.length; at++) {
        const letter = letterOf(text.charCodeAt(at))
        const count = (trigrams[pair * alphabet + letter] ?? 0) + smoothing
        bits -= Math.log2(count / ((pairs[pair] ?? 0) + alphabet * smoothing))
        pair = (pair * alphabet + letter) % (alphabet * alphabet)
      }
      return bits / Math.max(1, text.length)
    },
  }
}

interface TrigramCounts {
  readonly trigrams: Uint32Array
  readonly pairs: Uint32Array
}

function countTrigrams({ table, size }: Names): TrigramCounts {
  const trigrams = new Uint32Array(alphabet ** 3)
  const pairs = new Uint32Array(alphabet ** 2)
  for (let entry = 0; entry < size; entry += sampling) {
    let pair = 0
    for (let at = table.startOf(entry), end = table.endOf(entry); at < end; at++) {
      const key = pair * alphabet + letterOf(table.bytes[at] ?? 0)
      trigrams[key] = (trigrams[key] ?? 0) + 1
      pairs[pair] = (pairs[pair] ?? 0) + 1
      pair = key % (alphabet * alphabet)
    }
  }
  return { trigrams, pairs }
}

function letterOf(byte: number): number {
  const lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
  if (lower >= 97 && lower <= 122) return lower - 96
  return lower >= 48 && lower <= 57 ? 27 : 0
}
