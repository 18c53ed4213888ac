import { followsPreposition, type Kept } from './kept.ts'
import type { Comparison, Word } from './compare/comparison.ts'
import type { TextStatement } from './compare/text-statement.ts'
import { leftOut } from './left-out.ts'
import { voiceOf } from './voice.ts'

/** Words that belong to what stands beside them: *only pears*, *not that it was safe*, *then the riders*. */
const bound = /^(?:then|only|not|never|no|nor|or|without|if|unless|because|latter|former)$/
/** Most words of content in a phrase that may stand elsewhere. */
const maxMoved = 6

/**
 * Finds where a sentence departs from the order of its passage, and says it in words: a word that stands elsewhere there, one that is done to where it
 * does, or something left out between what is kept that its sense hangs on. A phrase with its preposition may stand at the other end: *in May the bridge
 * opened*; and a sentence may be turned from active to passive or back, with both its sides. A sentence made of the words of its passage in another order is
 * as often false as true, and nothing else that words show tells the two apart. English.
 */
export function outOfOrder(comparison: Comparison, whole: TextStatement): string | null {
  const { claim, written, stated, to } = comparison
  const isNumber = ({ start }: Word): boolean => claim.numbers.some((number) => number.start <= start && start < number.end)
  const telling = written.flatMap((word, at): readonly Kept[] =>
    word.content || bound.test(word.word) ? [{ word, at, place: to[at] ?? -1 }] : [],
  )
  const kept = telling.filter(({ place }) => place >= 0)
  // A number may stand in another sentence of the evidence, and be of something else there.
  const isElsewhere = (word: Word): boolean =>
    isNumber(word) ? whole.roots.includes(word.root) : stated.some((other) => other.root === word.root)
  const displaced = telling.find(({ word, place }) => place < 0 && isElsewhere(word))?.word
  if (displaced !== undefined) return `The source has “${displaced.raw}” in another place.`
  const voice = voiceOf(kept, comparison)
  if (voice.changed !== undefined) return `The source has “${voice.changed.raw}” of another: who does it, and to whom is it done?`
  const turned = firstBack(kept)
  if (turned > 0 && !voice.isTurned && !isMoved(kept, comparison))
    return `The source has “${kept[turned]?.word.raw}” before “${kept[turned - 1]?.word.raw}”, and not behind it.`
  return leftOut(kept, comparison)
}

/** Index of the first word that stands before its neighbour in the passage; −1 where all stand in its order. */
function firstBack(kept: readonly Kept[]): number {
  return kept.findIndex(({ place }, n) => place < (kept[n - 1]?.place ?? 0))
}

/** True where all is in order but a phrase with its preposition that stands at the other end. */
function isMoved(kept: readonly Kept[], { written, stated }: Comparison): boolean {
  return kept.some((_, n) =>
    [[kept.slice(0, n), kept.slice(n)] as const, [kept.slice(n), kept.slice(0, n)] as const].some(([phrase, rest]) => {
      const [first, last] = [phrase[0], phrase.at(-1)]
      if (first === undefined || last === undefined || phrase.length > maxMoved || firstBack(phrase) > 0 || firstBack(rest) > 0)
        return false
      const isWhole = rest.every(({ place }) => place < first.place || place > last.place)
      return isWhole && followsPreposition(written, first.at) && followsPreposition(stated, first.place)
    }),
  )
}
