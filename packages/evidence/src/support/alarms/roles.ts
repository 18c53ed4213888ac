import type { Comparison, Word } from '../compare/comparison.ts'
import { isMonth } from '../../numbers/months.ts'
import { namesOf } from '../compare/names.ts'
import { turnedAround } from '../compare/turned-around.ts'
import { isPassive } from '../compare/is-passive.ts'
import { irregular } from '../words/irregular.ts'

/** Words that follow a participle rather than a verb with an object: *released in November*. */
export const afterVerb = new Set('in on at by from for with to of as under during after before since until between and or'.split(' '))

/** Verbs whose two sides may change places: *is linked to*, *resembles*. */
const mutual =
  /^(?:link|tie|connect|associat|relat|resembl|correlat|coincid|marr|divorc|merg|border|adjoin|equal)(?:s|e|es|ed|d|ied|ing|ies)?$/

/** Finds turned roles: active for passive with the words left in place, or two names or things that changed places around what joins them. */
export function findRoles(comparison: Comparison): string | null {
  return voiceTurned(comparison) ?? namesTurned(comparison) ?? sidesTurned(comparison)
}

function voiceTurned(comparison: Comparison): string | null {
  const { written, stated, to } = comparison
  const turned = written.find((word, i) => {
    const j = to[i] ?? -1
    const other = stated[j]
    if (other === undefined || other.root !== word.root || !word.content || !isVerb(word) || !isVerb(other)) return false
    const own = isPassive(written, i)
    if (own === isPassive(stated, j)) return false
    // Passive with an agent on one side, active with an object on the other, and what stands before and behind the verb still stands there.
    const [passive, active] = own ? [agentOf(written, i), stated[j + 1]] : [agentOf(stated, j), written[i + 1]]
    return passive && !afterVerb.has(active?.word ?? '') && keepsPlaces(comparison, i, j)
  })
  return turned === undefined ? null : `The source has it the other way round: who is the one to “${turned.raw}”?`
}

/** Words on each side of a verb that are looked at. */
const reach = 10

/** True where the content words before and behind a verb still stand before and behind it. */
function keepsPlaces({ written, to }: Comparison, i: number, j: number): boolean {
  const keptIn = (from: number, end: number): readonly number[] =>
    written.flatMap((word, at) => (at >= from && at < end && word.content && (to[at] ?? -1) >= 0 ? [to[at] ?? -1] : []))
  const left = keptIn(i - reach + 1, i).at(-1)
  const [right] = keptIn(i + 1, i + reach + 1)
  return (left === undefined || (left < j && j - left <= reach)) && right !== undefined && right > j && right - j <= reach
}

function sidesTurned(comparison: Comparison): string | null {
  const { written, stated } = comparison
  const isPastVerb = (word: Word | undefined): boolean =>
    word?.content === true && isVerb(word) && (word.word.endsWith('ed') || irregular.has(word.word))
  const joins = (i: number, j: number): boolean =>
    isPastVerb(written[i]) &&
    !isAttribute(written, i) &&
    !isAttribute(stated, j) &&
    !mutual.test(written[i]?.word ?? '') &&
    isPastVerb(stated[j]) &&
    isPassive(written, i) === isPassive(stated, j)
  const verb = written[turnedAround(comparison, joins)]
  return verb === undefined ? null : `The source has it the other way round: who is the one to “${verb.raw}”?`
}

/** *Henry’s sister Mary* is *Mary, sister to Henry*. */
function isGenitive(word: Word | undefined, stated: readonly Word[], at: number): boolean {
  return /['’]s?$/.test(word?.raw ?? '') && stated.slice(Math.max(0, at - 2), at).some(({ word: before }) => /^(?:of|to)$/.test(before))
}

/** True for two names of which one stands in the same relation on both sides, though they changed places. */
function hasNoRoles(comparison: Comparison, first: number, second: number): boolean {
  const { written, stated, to } = comparison
  return (
    [first, second].some((at) => isPlace(written, at) && isPlace(stated, to[at] ?? 0)) ||
    isGenitive(written[first], stated, to[first] ?? -1) ||
    isApposed(comparison, first, second)
  )
}

/** *In Paris*, *the weddings of the Sadan*: what stands behind such a preposition on both sides has no role to turn. */
function isPlace(words: readonly Word[], at: number): boolean {
  return words.slice(Math.max(0, at - 2), at).some(({ word }) => /^(?:of|in|at|on|during)$/.test(word))
}

/** *Ada, chief of the Guild* is *Guild chief Ada*: a name and its title join without a verb. */
function isApposed({ claim, written, stated, to }: Comparison, first: number, second: number): boolean {
  const [start, end] = [written[first]?.end ?? 0, written[second]?.start ?? 0]
  const isTitle = /^(?: \p{Lu}[\p{L}'’-]*)*, (?:the |its )?[\p{L} -]+ of (?:the )?(?:\p{Lu}[\p{L}'’-]* )*$/u.test(
    claim.text.slice(start, end),
  )
  return isTitle && stated.slice(to[second] ?? 0, to[first] ?? 0).every(({ content }) => content)
}

/** A word that may be a verb: *first* and *west* only end like one. */
function isVerb({ word, raw }: Word): boolean {
  return /^\p{Ll}/u.test(raw) && word.length > 2 && !/^(?:first|last|next|most|least|\p{Ll}+est)$/u.test(word)
}

/** *The recorded songs*, *the newly recorded songs*: a participle that tells which ones joins nothing. */
function isAttribute(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.word ?? ''
  const opener = /ly$|^(?:re|pre|co|well)$/.test(before) ? (words[at - 2]?.word ?? '') : before
  return /^(?:the|a|an|its|his|her|their|these|those|this|that)$/.test(opener) && words[at + 1]?.content === true
}

function agentOf(words: readonly Word[], at: number): boolean {
  return words.slice(at + 1, at + 9).some(({ word }) => word === 'by')
}

function namesTurned(comparison: Comparison): string | null {
  const { claim, written, stated, to } = comparison
  const named = new Set(namesOf(claim.text, claim.tokens).map(({ start }) => start))
  const names = written.flatMap((word, i) =>
    named.has(word.start) && !isMonth(word.word) && /^\p{Lu}/u.test(stated[to[i] ?? -1]?.raw ?? '') ? [i] : [],
  )
  for (const [n, first] of names.entries())
    for (const second of names.slice(n + 1, n + 5)) {
      const [a, b] = [to[first] ?? -1, to[second] ?? -1]
      if (a <= b || second - first > 14 || a - b > 16 || stated[a]?.sentence !== stated[b]?.sentence) continue
      const between = written
        .slice(first + 1, second)
        .flatMap((word, k) => (word.content && !named.has(word.start) ? [to[first + 1 + k] ?? -1] : []))
      if (between.length === 0 || !between.some((j) => j > b && j < a)) continue
      if (written.slice(first + 1, second).some(({ word }) => mutual.test(word))) continue
      const isTurnedVoice = written.some(
        (_, k) =>
          k > first && k < second && (to[k] ?? -1) > b && (to[k] ?? -1) < a && isPassive(written, k) !== isPassive(stated, to[k] ?? 0),
      )
      if (isTurnedVoice || hasNoRoles(comparison, first, second)) continue
      return `The source has ${stated[b]?.raw ?? ''} where the sentence has ${written[first]?.raw ?? ''}, and the other way round.`
    }
  return null
}
