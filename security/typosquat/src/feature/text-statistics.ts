import { loadData } from '../load-data.ts'
import type { Ecosystem } from '../ecosystem.ts'
import { createNameTable } from '../table/name-table.ts'
import type { NameTable } from '../table/name-table.ts'
import { alphabet, letterOf, readLetterCounts, type LetterCounts } from './letter-counts.ts'

/** Statistics of the words and letters in package names. */
export interface TextStatistics {
  /** The log10 of the number of names that hold a word; 0 for a word in fewer than 12 names. */
  readonly commonness: (word: string) => number
  /** The bits a letter that a text costs under a trigram model of established names: its cross-entropy. */
  readonly surprisal: (text: string) => number
}

/** Count that each of the letters has after a pair before any name is read (additive smoothing). */
const smoothing = 0.25

/** Creates the statistics of a registry, from the data files. Both are read at first use. */
export function createTextStatistics(ecosystem: Ecosystem): TextStatistics {
  let words: NameTable | undefined
  let counts: LetterCounts | undefined
  return {
    commonness: (word) => {
      const table = (words ??= createNameTable(loadData('words')))
      const entry = table.find(word)
      return entry < 0 ? 0 : table.popularityOf(entry) / 8
    },
    surprisal: (text) => {
      const { trigrams, pairs } = (counts ??= readLetterCounts(loadData('letters'), ecosystem))
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
