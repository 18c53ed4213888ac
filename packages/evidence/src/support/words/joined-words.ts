import { rootOf } from './root-of.ts'
import type { Token } from '../../text/words/tokens.ts'

/** Fewest letters of a word that two make: *layout*. */
const minLetters = 6

/** Roots of the words that each two neighbours make where they are written as one: *fine-tunes* and *finetunes*, *lays out* and *layout*. */
export function joinedRoots(tokens: readonly Token[], at: number): readonly string[] {
  const [first, second] = [tokens[at]?.word ?? '', tokens[at + 1]?.word ?? '']
  if (first.length + second.length < minLetters || !/^\p{L}{2,}$/u.test(second)) return []
  return [...new Set([first, first.replace(/(?:s|ed|ing)$/, '')])].filter((base) => base.length > 1).map((base) => rootOf(base + second))
}
