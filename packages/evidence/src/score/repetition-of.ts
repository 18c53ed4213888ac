import { nearDuplicates } from '../rank/near-duplicates.ts'
import { tokensOf } from '../text/words/tokens.ts'

/** Shares of a text that are said twice, each 0 to 1. */
export interface Repetition {
  /** Sentences that repeat an earlier one (similarity ≥ .6). */
  readonly sentences: number
  /** Runs of four words that stood before, of all such runs. */
  readonly fourGrams: number
}

/** Measures the repetition in the sentences of a draft; sentences of fewer than four words are left out. */
export function repetitionOf(sentences: readonly string[]): Repetition {
  const long = sentences.filter((sentence) => tokensOf(sentence).length >= 4)
  if (long.length === 0) return { sentences: 0, fourGrams: 0 }
  const seen = new Set<string>()
  let all = 0
  for (const sentence of long) {
    const words = tokensOf(sentence).map((token) => token.word)
    for (let at = 0; at + 4 <= words.length; at += 1) {
      seen.add(words.slice(at, at + 4).join(' '))
      all += 1
    }
  }
  return { sentences: nearDuplicates(long).length / long.length, fourGrams: all === 0 ? 0 : 1 - seen.size / all }
}
