import type { Comparison, Word } from './compare/comparison.ts'
import { followsPreposition, leadOf, type Kept } from './kept.ts'
import { prepositions } from './departure.ts'
import { sourceSays } from './compare/source-says.ts'

/** Words that tie, limit, allow and deny: what they join or limit is another thing without them. */
const ties =
  /^(?:or|nor|if|unless|because|may|might|can|could|must|shall|should|would|only|some|any|each|either|every|most|many|much|few|less|more|least|all|both|not|no|never|none|without|except|until|till|latter|former|respectively)$/
/** Words that bring in a condition, wherever in its sentence it stands. */
const conditional = /^(?:if|unless|except|without|until|till|provided)$/
/** Words that join a clause or a thing to another. */
const joining = /^(?:and|but|so|yet)$/
/** Counts that stand for no number of their own. */
const large = /^(?:dozen|hundred|thousand|million)s?$/
/** Marks at which a phrase ends. */
const pause = /[,;:()–—]/

/**
 * Finds what a sentence leaves out though the sense of what it keeps hangs on it: the head of its subject (*the choir of the miners* is not the miners), an object
 * (*began a song to end*), one side of what is joined (*milk for the town and coal for the mill*), a condition, or a word that ties or limits.
 */
export function leftOut(kept: readonly Kept[], comparison: Comparison): string | null {
  const { written, stated } = comparison
  const own = new Set(written.map(({ word }) => plainTie(word)))
  const isLost = (pattern: RegExp, { word }: Word): boolean => pattern.test(word) && !own.has(plainTie(word))
  const ordered = [...kept].sort((a, b) => a.place - b.place)
  for (const [n, one] of ordered.entries()) {
    const start = ordered[n - 1]?.place ?? one.place
    const sentence = stated[one.place]?.sentence
    const isFirst = n === 0 || stated[start]?.sentence !== sentence
    const from = isFirst
      ? (headBefore(one, comparison) ?? stated.findIndex((word) => word.sentence === sentence && isLost(conditional, word)))
      : (betweenIn(start, one.place, comparison) ?? stated.findIndex((word, at) => at > start && at < one.place && isLost(ties, word)))
    if (from >= 0) return sourceSays(comparison, { from, to: from + 1 })
  }
  return null
}

/** Index of the word on which the first kept word of a sentence of the passage hangs there, where it hangs on none in the sentence. */
function headBefore({ at, place }: Kept, { written, stated, passage }: Comparison): number | null {
  const head = leadOf(stated, place)
  const [word, next] = [stated[head], stated[place]]
  if (word === undefined || word.sentence !== next?.sentence || followsPreposition(written, at)) return null
  const own = passage[word.sentence]
  const isCut = pause.test(own?.text.slice(word.end, next.start) ?? '')
  // *Over a hundred* is more than a hundred.
  const isCounted = large.test(next.word) || own?.numbers.some(({ start, end }) => start <= next.start && next.start < end) === true
  return !isCut && !isCounted && (prepositions.has(word.word) || (word.content && head < place - 1)) ? head : null
}

/** Index of an object, or of a word that joins, that is left out between two places; what stands between commas or brackets may go. */
function betweenIn(start: number, end: number, { stated, passage }: Comparison): number | null {
  const places = stated.flatMap(({ content }, at) => (content && at > start && at < end ? [at] : []))
  const [first, last] = [places[0], places.at(-1)]
  if (first === undefined || last === undefined) return null
  const text = passage[stated[start]?.sentence ?? 0]?.text ?? ''
  const isCut = (a: number, b: number): boolean => pause.test(text.slice(stated[a]?.end, stated[b]?.start))
  if (isCut(start, first) && isCut(last, end)) return null
  const isObject = first > start + 1 && leadOf(stated, first) === start && last < end - 1
  const join = stated.findIndex(({ word }, at) => at > first && at < last && joining.test(word))
  return isObject ? first : join < 0 ? null : join
}

/** Names two words that say the same by one of them: *fewer than a hundred* is *less than a hundred*. */
function plainTie(word: string): string {
  return { fewer: 'less', till: 'until', when: 'if', whenever: 'if' }[word] ?? word
}
