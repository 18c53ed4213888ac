import type { Comparison, Word } from './compare/comparison.ts'
import { sourceSays } from './compare/source-says.ts'
import { prepositions } from './departure.ts'

/** Words that tie, limit, allow and deny: what they join or limit is another thing without them. */
const ties =
  /^(?:or|nor|if|unless|whether|because|although|though|while|than|may|might|can|could|must|shall|should|would|only|some|any|each|either|every|most|many|much|few|less|more|least|all|both|not|no|never|none|without|except|until|till|latter|former|respectively)$/
/** Words that join a clause to another. */
const joining = /^(?:and|but|so|yet)$/
/** Verbs that help others: a clause has one where it has no other. */
const helping = /^(?:is|are|was|were|be|been|has|have|had|will|would|does|do|did)$/
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

/** True for a word that a preposition brings in: *in the old mill*. */
function followsPreposition(words: readonly Word[], at: number): boolean {
  return prepositions.has(words.slice(0, at).findLast(({ word }) => !pointing.test(word))?.word ?? '')
}

/** Finds a word that ties or limits, or the subject of another clause, between two neighbours that the sentence keeps. */
function leftOut(kept: readonly Kept[], comparison: Comparison): string | null {
  const { stated } = comparison
  const places = kept.map(({ place }) => place).sort((a, b) => a - b)
  for (const [n, end] of places.entries()) {
    const start = places[n - 1] ?? end
    if (stated[start]?.sentence !== stated[end]?.sentence) continue
    const from = tieBetween(start, end, comparison) ?? clauseBetween(start, end, comparison)
    if (from !== null) return sourceSays(comparison, { from, to: from + 1 })
  }
  return null
}

/** Index of a word between two places that ties or limits, and that the sentence has nowhere. */
function tieBetween(start: number, end: number, { written, stated }: Comparison): number | null {
  const own = new Set(written.map(({ word }) => plainTie(word)))
  const at = stated.findIndex(({ word }, place) => place > start && place < end && ties.test(word) && !own.has(plainTie(word)))
  return at < 0 ? null : at
}

/**
 * Index of a joining word between two places behind which the subject of another clause is left out: from *the harvest was late, and the market failed*
 * comes *the harvest failed*.
 */
function clauseBetween(start: number, end: number, { stated, passage }: Comparison): number | null {
  const at = stated.findLastIndex(({ word }, place) => place > start && place < end && joining.test(word))
  const [join, before] = [stated[at], stated[at - 1]]
  if (join === undefined || before === undefined) return null
  const isAfterComma = passage[join.sentence]?.text.slice(before.end, join.start).includes(',') === true
  const isAfterVerb = stated.slice(start + 1, at).some(({ word }) => helping.test(word))
  const hasSubject = stated.slice(at + 1, end).some(({ content }) => content) && !followsPreposition(stated, end)
  return hasSubject && (isAfterComma || isAfterVerb) ? at : null
}

/** Names two words that say the same by one of them: *fewer than a hundred* is *less than a hundred*. */
function plainTie(word: string): string {
  return { fewer: 'less', till: 'until', though: 'although' }[word] ?? word
}
