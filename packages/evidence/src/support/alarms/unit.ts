import type { Comparison, Word } from '../compare/comparison.ts'
import { unitNamed } from '../../numbers/unit-named.ts'
import { areAlike } from '../words/synonyms.ts'
import { isLight } from '../words/light-words.ts'

/** Something else that is counted or measured. */
export interface OtherUnit {
  /** Units of measure exclude each other; of two nouns words cannot tell. */
  readonly alarm: 'unit' | 'subject'
  readonly reason: string
}

/** Finds the same number of something else: *463 families* where the source has *463 people*, and all around it alike. */
export function findUnit(comparison: Comparison): OtherUnit | null {
  const { written, stated, to } = comparison
  for (const [i, word] of written.entries()) {
    const j = (to[i] ?? -1) + 1
    const [own, theirs] = [written[i + 1], stated[j]]
    if (j < 1 || own === undefined || theirs === undefined || !isNumber(word.word)) continue
    if (!isExchanged(comparison, i + 1, j) || areAlike(own.root, theirs.root) || isLight(own.root)) continue
    const [unit, other] = [unitNamed(own.word, ''), unitNamed(theirs.word, '')]
    if (unit !== undefined && unit === other) continue
    return {
      alarm: unit !== undefined && other !== undefined ? 'unit' : 'subject',
      reason: `Where the sentence counts ${own.raw}, the source counts ${theirs.raw}.`,
    }
  }
  return null
}

/** True for two nouns that stand for nothing else, and what follows them is the same. */
function isExchanged({ written, stated, to, from }: Comparison, i: number, j: number): boolean {
  const isNoun = (word: Word | undefined): boolean => word?.content === true && /^\p{Ll}/u.test(word.raw)
  if ((to[i] ?? -1) >= 0 || (from[j] ?? -1) >= 0 || !isNoun(written[i]) || !isNoun(stated[j])) return false
  if (written[i + 1] !== undefined) return to[i + 1] === j + 1
  return stated[j + 1]?.sentence !== stated[j]?.sentence
}

function isNumber(word: string): boolean {
  return /^\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|several|few|hundred|thousand|million|billion|dozen)$/.test(
    word,
  )
}
