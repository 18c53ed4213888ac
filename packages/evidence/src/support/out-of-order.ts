import type { Comparison, Word } from './compare/comparison.ts'
import { sourceSays } from './compare/source-says.ts'
import { prepositions } from './departure.ts'

/** Words that tie, limit, allow and deny: what they join or limit is another thing without them. */
const ties =
  /^(?:or|nor|if|unless|whether|because|although|though|while|than|may|might|can|could|must|shall|should|would|only|some|any|each|either|every|most|many|much|few|less|more|least|all|both|not|no|never|none|without|except|until|till)$/
/** Words between a preposition and its noun. */
const pointing = /^(?:the|a|an|its|his|her|their|this|that|these|those)$/
/** Most words of content in a phrase that may stand elsewhere. */
const maxMoved = 6

/** A word of content with its places in the sentence and in the passage. */
interface Kept {
  readonly word: Word
  readonly at: number
  readonly place: number
}

/**
 * Finds where a sentence departs from the order of its passage, and says it in words: a word that stands elsewhere there, or a word that ties or limits left
 * out between two that are kept. A phrase with its preposition may stand at the other end: *in May the bridge opened*. A sentence made of the words of its passage in another
 * order is as often false as true, and nothing else that words show tells the two apart. English.
 */
export function outOfOrder(comparison: Comparison): string | null {
  const { written, stated, to } = comparison
  const kept = written.flatMap((word, at): readonly Kept[] => {
    const place = to[at] ?? -1
    return word.content && place >= 0 ? [{ word, at, place }] : []
  })
  const displaced = written.find((word, at) => word.content && (to[at] ?? -1) < 0 && stated.some((other) => other.root === word.root))
  if (displaced !== undefined) return `The source has “${displaced.raw}” in another place.`
  const turned = firstBack(kept)
  if (turned > 0 && !isMoved(kept, comparison))
    return `The source has “${kept[turned]?.word.raw}” before “${kept[turned - 1]?.word.raw}”, and not behind it.`
  return leftOut(kept, comparison)
}

/** Index of the first word that stands before its neighbour in the passage; −1 where all stand in its order. */
function firstBack(kept: readonly Kept[]): number {
  return kept.findIndex(({ place }, n) => place < (kept[n - 1]?.place ?? 0))
}

/** True where all is in order but a phrase with its preposition that stands at the other end. */
function isMoved(kept: readonly Kept[], { written, stated }: Comparison): boolean {
  const isPhrase = (words: readonly Word[], at: number): boolean =>
    prepositions.has(words.slice(0, at).findLast(({ word }) => !pointing.test(word))?.word ?? '')
  return kept.some((_, n) =>
    [[kept.slice(0, n), kept.slice(n)] as const, [kept.slice(n), kept.slice(0, n)] as const].some(([phrase, rest]) => {
      const [first, last] = [phrase[0], phrase.at(-1)]
      if (first === undefined || last === undefined || phrase.length > maxMoved || firstBack(phrase) > 0 || firstBack(rest) > 0)
        return false
      const isWhole = rest.every(({ place }) => place < first.place || place > last.place)
      return isWhole && isPhrase(written, first.at) && isPhrase(stated, first.place)
    }),
  )
}

/** Finds a word that ties or limits between two neighbours that the sentence keeps, and that it has nowhere. */
function leftOut(kept: readonly Kept[], comparison: Comparison): string | null {
  const { written, stated } = comparison
  const places = kept.map(({ place }) => place).sort((a, b) => a - b)
  for (const [n, end] of places.entries()) {
    const start = places[n - 1] ?? end
    if (stated[start]?.sentence !== stated[end]?.sentence) continue
    const from = stated.findIndex(({ word }, at) => at > start && at < end && ties.test(word) && !written.some((own) => own.word === word))
    if (from >= 0) return sourceSays(comparison, { from, to: from + 1 })
  }
  return null
}
