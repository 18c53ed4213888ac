import { loadData } from '../load-data.ts'
import type { Names } from '../names.ts'
import { createNameTable } from '../table/name-table.ts'
import type { NameTable } from '../table/name-table.ts'
import type { Language } from './feature.ts'

const LETTERS = 28
/** Every twelfth name teaches as much and costs a new process less. */
const SAMPLE = 12

/** Words from the data file, letters from every established name (trigrams, a quarter of a count for those never seen). */
export function createLanguage(names: Names): Language {
  let table: NameTable | undefined
  let trigrams: Uint32Array | undefined
  let pairs: Uint32Array | undefined
  const count = (): readonly [Uint32Array, Uint32Array] => {
    if (trigrams !== undefined && pairs !== undefined) return [trigrams, pairs]
    trigrams = new Uint32Array(LETTERS ** 3)
    pairs = new Uint32Array(LETTERS ** 2)
    for (let entry = 0; entry < names.size; entry += SAMPLE) {
      let pair = 0
      for (let at = names.table.startOf(entry), end = names.table.endOf(entry); at < end; at++) {
        const code = codeOf(names.table.bytes[at] ?? 0)
        const key = pair * LETTERS + code
        trigrams[key] = (trigrams[key] ?? 0) + 1
        pairs[pair] = (pairs[pair] ?? 0) + 1
        pair = key % (LETTERS * LETTERS)
      }
    }
    return [trigrams, pairs]
  }
  return {
    commonness: (word) => {
      const words = (table ??= createNameTable(loadData('words')))
      const entry = words.find(word)
      return entry < 0 ? 0 : words.levelOf(entry) / 8
    },
    surprise: (text) => {
      const [threes, twos] = count()
      let sum = 0
      let pair = 0
      for (let at = 0; at < text.length; at++) {
        const code = codeOf(text.charCodeAt(at))
        sum -= Math.log2(((threes[pair * LETTERS + code] ?? 0) + 0.25) / ((twos[pair] ?? 0) + LETTERS / 4))
        pair = (pair * LETTERS + code) % (LETTERS * LETTERS)
      }
      return sum / Math.max(1, text.length)
    },
  }
}

function codeOf(byte: number): number {
  const lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
  if (lower >= 97 && lower <= 122) return lower - 96
  return lower >= 48 && lower <= 57 ? 27 : 0
}
