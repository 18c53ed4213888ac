import type { Comparison } from './compare/comparison.ts'
import { isLight } from './words/light-words.ts'

/** Words between a preposition or conjunction and its noun. */
export const determiner = /^(?:the|a|an|its|his|her|their|some|any|many|more|other|of)$/
/** Words behind which a noun adds something: a circumstance, or a further item. */
const adding =
  /^(?:by|for|in|at|on|with|without|from|to|over|under|into|onto|through|during|after|before|between|among|against|near|behind|despite|and|or|but|nor|as|than|like|because|not)$/
/** Most words of the source that make one place. */
const maxWide = 8
/** Words beside a kept one that are looked at, where the place is not to be told. */
const beside = 2

/**
 * True for a word of the sentence that its source has nothing of, and nothing else in its place: *damage **worth** a million* for *a million in
 * damages*. A word that says which one or how (*the **secret** report*, *wrongly*), a circumstance (*by **snipers***) and a further item state something new.
 */
export function isInserted(comparison: Comparison, at: number): boolean {
  return !qualifies(comparison, at) && !addsSomething(comparison, at) && !replacesWord(comparison, at)
}

function qualifies({ claim, written }: Comparison, at: number): boolean {
  const [own, next] = [written[at], written[at + 1]]
  // What opens the sentence is what it speaks of, or how.
  if (own === undefined || at === 0 || own.word.endsWith('ly')) return true
  return next?.content === true && /^\p{L}/u.test(next.raw) && claim.text.slice(own.end, next.start) === ' '
}

/** True for the noun of a phrase, with one property at most, behind a word that adds it: *by snipers*, *to a tropical cyclone*, *was a singer*. */
function addsSomething({ written }: Comparison, at: number): boolean {
  const words = written.slice(0, at).filter(({ word }) => !determiner.test(word))
  const [property, before] = [words.at(-1), words.at(-2)]
  const adds = (word: string): boolean => adding.test(word) || /^(?:is|are|was|were|be|been|being)$/.test(word)
  if (property === undefined || adds(property.word)) return property !== undefined
  return property.content && /^\p{L}/u.test(property.word) && before !== undefined && adds(before.word)
}

const auxiliary = /^(?:is|are|was|were|be|been|being|has|have|had)$/

/**
 * True for a word in the place of one that the source has and the sentence has not, though it is a light one: between the same neighbours, *Ann
 * **closed** the shop* for *Ann painted the shop*, or behind the same *was* or *had*.
 */
export function replacesOne({ written, stated, to, from }: Pick<Comparison, 'written' | 'stated' | 'to' | 'from'>, at: number): boolean {
  const [left, before] = [to[at - 1] ?? -1, written[at - 1]?.word ?? '']
  const isPlace = left >= 0 && (to[at + 1] === left + 2 || auxiliary.test(before))
  return isPlace && stated[left + 1]?.content === true && (from[left + 1] ?? -1) < 0
}

/** True where the source has a word of content of which the sentence has nothing, between the same neighbours. */
function replacesWord({ written, stated, to, from }: Comparison, at: number): boolean {
  const placeOf = (index: number): number => to[index] ?? -1
  const left = placeOf(written.findLastIndex((_, index) => index < at && placeOf(index) >= 0))
  const right = placeOf(written.findIndex((_, index) => index > at && placeOf(index) >= 0))
  const isFree = (place: number): boolean =>
    stated[place]?.content === true && (from[place] ?? -1) < 0 && !isLight(stated[place]?.root ?? '')
  const isOnePlace = left >= 0 && right > left && right - left <= maxWide
  if (replacesOne({ written, stated, to, from }, at)) return true
  return stated.some(
    (_, place) =>
      isFree(place) &&
      (isOnePlace
        ? place > left && place < right
        : (left >= 0 && place > left && place <= left + beside) || (right >= 0 && place < right && place >= right - beside)),
  )
}
