import type { Comparison } from '../compare/comparison.ts'
import { belongs } from '../compare/belongs.ts'
import { inPassage, inSentence, liesIn } from '../compare/counterpart.ts'
import { isIncluded } from '../compare/is-included.ts'
import { isKept } from '../compare/is-kept.ts'
import { mayAnswer } from '../compare/may-answer.ts'
import { phrases, type Mark } from '../compare/phrases.ts'
import { sourceSays } from '../compare/source-says.ts'

type QuantifierSort =
  | 'any'
  | 'all'
  | 'none'
  | 'most'
  | 'many'
  | 'some'
  | 'few'
  | 'always'
  | 'often'
  | 'only'
  | 'floor'
  | 'ceiling'
  | 'over'
  | 'under'
  | 'both'
  | 'part'
  | 'one'
  | 'low'
  | 'idiom'

/** Expressions of how many, how much and how often. */
const quantifiers = phrases<QuantifierSort>({
  any: 'any of, any other, whoever, various',
  all: 'all, all of, every, each, every one of, everyone, everybody, everything, whole, the whole, entire, entirely, completely, totally, fully',
  none: 'no, none, none of, nobody, nothing, no one, neither, neither of, not a single, not one, zero',
  most: 'most, most of, the majority, the majority of, a majority of, majority, the bulk of, mostly, predominantly, largely, mainly, primarily, chiefly, for the most part, principally',
  many: 'many, many of, numerous, a large number of, large numbers of, a great many, dozens, dozens of, hundreds of, thousands of, scores of, lots of, a lot of, plenty of, much, much of',
  some: 'a few, a few of, a handful of, some, some of, several, several of, a number of, certain, multiple, a variety of, a range of, a couple of, among others',
  few: 'few, few of, little, hardly any, a small number of, small numbers of, only a few, only a handful',
  always:
    'always, invariably, at all times, without exception, constantly, in every case, in any case, in all cases, every time, under all circumstances, under any circumstances, unconditionally, regardless',
  often:
    'often, usually, generally, typically, frequently, commonly, normally, regularly, sometimes, occasionally, at times, traditionally, tend to, tends to, in most cases, as a rule',
  only: 'except, except for, except in, unless, other than, only, sole, solely, single, exclusively, the only, only one of, just, alone, merely, nothing but, none but',
  floor:
    'or more, or newer, or later, or higher, or above, or greater, or older, at least, no fewer than, no less than, a minimum of, minimum',
  ceiling:
    'or less, or fewer, or lower, or earlier, or younger, or below, at most, up to, no more than, not more than, a maximum of, maximum, at the most, as many as, as much as',
  over: 'more than, over, upwards of, above, in excess of, exceeding, greater than, beyond',
  under: 'less than, fewer than, under, below, smaller than, lower than, just under, not quite, short of',
  both: 'both, both of, either',
  one: 'one, a single',
  low: 'low, limited, rare, uncommon, infrequent, small, scarce, minimal, negligible',
  idiom:
    'above all, on the whole, after all, all over, all through, all along, at all, first of all, all the same, in all, all in all, some time, at some point, half way, each other, every other, some day, over time, under way, over the years',
  part: 'one of, one of the, part of, parts of, a part of, portion of, portions of, half, half of, a third of, partly, partially, in part, a quarter of, a fraction of, a member of, among the',
})

/** Sorts that say the same for this check: what may stand where the other stands. */
const alike: Readonly<Partial<Record<QuantifierSort, readonly QuantifierSort[]>>> = {
  all: ['both', 'none', 'always', 'any'],
  none: ['all', 'few'],
  most: ['often', 'all'],
  many: ['some', 'most', 'over', 'all', 'any'],
  some: ['any', 'many', 'most', 'part', 'few', 'over', 'all', 'often'],
  few: ['low'],
  always: ['all'],
  often: ['most', 'many', 'some', 'always'],
  only: ['all', 'none', 'few', 'one'],
  floor: ['over'],
  ceiling: ['under'],
  over: ['floor', 'many'],
  under: ['ceiling'],
  both: ['all'],
  part: ['some', 'most'],
}
/** Sorts that a sentence may not bring along. */
const strong = new Set<QuantifierSort>(['all', 'most', 'few', 'always', 'only', 'floor', 'ceiling', 'over', 'under', 'both'])
/** Sorts that a sentence may not leave out. */
const limiting = new Set<QuantifierSort>(['most', 'some', 'few', 'often', 'floor', 'ceiling', 'over', 'under', 'part', 'many'])
/** Sorts of the sentence that say otherwise than one of the source in their place: less than it, or more than a single one. */
const otherwise: Readonly<Partial<Record<QuantifierSort, QuantifierSort>>> = { part: 'both', few: 'all', some: 'one', many: 'one' }
/** Words that are quantifiers before a number only. */
const beforeNumbers = new Set(['up to', 'over', 'above', 'under', 'below', 'beyond', 'more than', 'less than', 'greater than'])

/** Beginning of a number, in digits or as a word. */
const number = /^\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|a|an|half|[a-z]+ty|hundred|thousand)$/

/** Finds a quantifier that the sentence has and the source has not, or one of the source that the sentence leaves out. */
export function findQuantifier(comparison: Comparison): string | null {
  const written = marksOf(comparison.written)
  const stated = marksOf(comparison.stated)
  for (const mark of written) {
    const place = inPassage(comparison, mark.from, mark.to)
    const theirs = place === null ? stated : stated.filter((other) => liesIn(other, place))
    const more = theirs.find(({ sort, text }) => sort === otherwise[mark.sort] && text !== 'either')
    if (more !== undefined && (place?.tight === true || more.text === 'a single') && (comparison.from[more.from] ?? -1) < 0)
      return sourceSays(comparison, more, mark.text)
    if (needsNone(comparison, mark, { written, stated })) continue
    if (theirs.some((other) => agree(mark.sort, other.sort) && mayAnswer(comparison, mark, other))) continue
    const [other] = theirs
    return other === undefined ? `The source does not say “${mark.text}” here.` : sourceSays(comparison, other, mark.text)
  }
  return limitLeftOut(comparison, written, stated)
}

/** Finds a quantifier of the source that the sentence leaves out, though it keeps what was counted. */
function limitLeftOut(
  comparison: Comparison,
  written: readonly Mark<QuantifierSort>[],
  stated: readonly Mark<QuantifierSort>[],
): string | null {
  for (const mark of stated) {
    if (!limiting.has(mark.sort) || (comparison.from[mark.from] ?? -1) >= 0 || !isKept(comparison, mark)) continue
    const place = inSentence(comparison, mark.from, mark.to)
    if (place === null) continue
    const own = written.filter((other) => liesIn(other, place))
    if (
      own.some((other) => agree(other.sort, mark.sort) && mayAnswer(comparison, other, mark)) ||
      (mark.sort === 'part' && isIncluded(comparison.written))
    )
      continue
    return sourceSays(comparison, mark)
  }
  return null
}

/** True for a mark of the sentence that needs no answer in its place. */
function needsNone(
  comparison: Comparison,
  mark: Mark<QuantifierSort>,
  marks: Record<'written' | 'stated', readonly Mark<QuantifierSort>[]>,
): boolean {
  // Of one side for either, another alarm asks.
  const isAlternative = mark.text === 'either' && comparison.stated.some(({ word }) => word === 'or')
  return !strong.has(mark.sort) || isAlternative || isWrittenAsSign(comparison, mark) || floats(mark, marks)
}

/** *They both* is *both of them*, *only use it there* is *use it only there*: such a word may stand elsewhere, where there is one on each side. */
function floats({ sort }: Mark<QuantifierSort>, marks: Record<'written' | 'stated', readonly Mark<QuantifierSort>[]>): boolean {
  const count = (side: readonly Mark<QuantifierSort>[]): number => side.filter((other) => other.sort === sort).length
  return (sort === 'both' || sort === 'only') && count(marks.written) === 1 && count(marks.stated) === 1
}

/** *8.10 or newer* is *>= 8.10*. */
function isWrittenAsSign({ passage }: Comparison, { sort }: Mark<QuantifierSort>): boolean {
  return sort === 'floor' && passage.some(({ text }) => /[≥>]=?\s?\d|\d\+/.test(text))
}

/** The quantifiers of some words. */
function marksOf(words: Comparison['written']): readonly Mark<QuantifierSort>[] {
  return quantifiers(words)
    .filter((mark) => counts(mark, words))
    .map(({ sort, from, to, text }) => ({ sort: quantifierBefore({ to, text }, words) ?? sort, from, to, text }))
}

/** Reads an expression as a preposition and the quantifier of what follows: *at all stores* counts all, *at all* alone stresses; *in all four* counts, *in all, four* sums up. */
function quantifierBefore({ text, to }: Pick<Mark, 'text' | 'to'>, words: Comparison['written']): QuantifierSort | null {
  const next = words[to]
  const isJoined = next !== undefined && next.start === (words[to - 1]?.end ?? 0) + 1
  if (!isJoined) return null
  if (text === 'in all') return 'all'
  if (!next.content || number.test(next.word)) return null
  if (text === 'at all' || text === 'after all' || text === 'above all') return 'all'
  return text === 'at most' ? 'most' : null
}

function agree(own: QuantifierSort, theirs: QuantifierSort): boolean {
  return own === theirs || (alike[own] ?? []).includes(theirs)
}

function counts(mark: Mark<QuantifierSort>, words: Comparison['written']): boolean {
  const { text, from, to } = mark
  if (belongs(words, mark)) return false
  // *Sooner or later* limits nothing.
  if (text.startsWith('or ') && /er$|^(?:more|less)$/.test(words[from - 1]?.word ?? '')) return false
  // *The most damage* is a rank.
  if (text === 'most' && words[from - 1]?.word === 'the') return false
  // *Much larger* says by how much.
  if (text === 'much' && /er$|^(?:more|less|worse)$/.test(words[to]?.word ?? '')) return false
  // *Nor did the videos convince them, either* counts nothing.
  if (text === 'either' && words[to]?.sentence !== words[to - 1]?.sentence) return false
  return !beforeNumbers.has(text) || number.test(words[to]?.word ?? '')
}
