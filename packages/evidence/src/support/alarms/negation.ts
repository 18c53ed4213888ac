import type { Comparison, Word } from '../compare/comparison.ts'
import { inPassage, inSentence, liesIn, type Counterpart } from '../compare/counterpart.ts'
import { areOpposite } from '../words/opposites.ts'
import { isNegated } from '../words/negated.ts'
import { mayAnswer } from '../compare/may-answer.ts'
import type { Denial } from './denial.ts'
import { movedDenial } from './moved-denial.ts'
import { phrases, type Mark } from '../compare/phrases.ts'

/** Expressions that deny: one class, so that *did not find*, *failed to find* and *found no* agree. */
const negators = phrases({
  deny: `not, yet to, cannot, no, never, none, nobody, nothing, non, neither, nor, nowhere, no one, no longer, without, hardly, scarcely, barely, hardly any, unable, inability, incapable, impossible,
    fail, fails, failed, failing, failure, fail to, fails to, failed to, failing to, failure to, lack, lacks, lacked, lacking, lack of, absence of, absence, absent, devoid of, missing, missing from, for want of,
    refuse, refuses, refused, refusing, refusal, refusal to, refuse to, refuses to, refused to, decline to, declines to, declined to, declined, reject, rejects, rejected, rejecting, deny, denies, denied, denying, denial,
    prevent, prevents, prevented, preventing, avoid, avoids, avoided, avoiding, rather than, instead of, except, except for, with the exception of, other than, stopped, ceased, stop, cease, ban, banned, forbidden,
    free of, free from, far from, little, few, seldom, rarely, zero, nor did, as opposed to, no more, unlikely, neglected to, omitted, short of, dismissed, dismissing, dismiss, so did, so do, so does, so has, so have, so was, so were, too, ruled out, apart from, outside, outside of, keep away from, keeps away from, kept away from, stay away from, stays away from, stayed away from, keep out of, stay out of, despite no, stops, loses, lost the ability to, lose, lost, turned down, turned it down, turn down, turns down, beyond, skip, skips, skipped, skipping, dispense with, dispenses with, dispensed with, dispensing with, do away with, does away with`,
})
/** Negators that only answer another negation: by themselves they are words like any other. */
const answering = new Set(
  `missing, little, few, zero, stopped, ceased, stop, cease, ban, banned, forbidden, stops, loses, lost the ability to, lose, lost, absent, unlikely, far from, short of, dismissed, dismissing, dismiss, seldom, rarely, reject, rejects,
  rejected, rejecting, un, too, so did, so do, so does, so has, so have, so was, so were, deny, denies, denied, denying, denial, avoid, avoids, avoided, avoiding, omitted, ruled out, other than, apart from, outside, outside of, keep away from, keeps away from, kept away from, stay away from, stays away from, stayed away from, keep out of, stay out of, impossible, beyond, skip, skips, skipped, skipping, dispense with, dispenses with, dispensed with, dispensing with, do away with, does away with, declined, fail, fails, failed, failing, failure, absence, nor, non`.split(
    /,\s*/,
  ),
)

/** *Uninhabited* answers *nobody lives there*. */
const prefixedWord = /^un(?!der|til|to|ion|it|ivers|iqu|iform|ison|cle)\p{Ll}{5,}$/u
/** Words that begin a clause, behind which a denial does not reach. */
const clause = /^(?:as|because|but|while|although|though|since|whereas)$/

/** Words between a denied subject and its verb. */
const maxToVerb = 10
/** *Nothing but* is *only*. */
const isNothing = /^(?:nothing|none|nobody|no one)$/
/** Denials that go through a list: *none of them: no rain, no wind*, *none of it: not the wind*. */
const listing = /^(?:no|none|nor|neither|not)$/

/** A denial that nothing on the other side answers, with the place where its answer was sought. */
interface LoneMark {
  readonly mark: Mark
  readonly place: Counterpart
  readonly side: 'own' | 'theirs'
}

/** Finds a denial on one side only. Two on one side, or one beside a word of opposite meaning, even out. */
export function findNegation(comparison: Comparison): Denial | null {
  const { written, stated } = comparison
  const own = marksOf(written)
  const theirs = marksOf(stated)
  const answered = new Set<Mark>()
  const alone: LoneMark[] = []
  const twins = new Map(
    own.flatMap((mark) =>
      theirs
        .filter((other) => comparison.matches[mark.from] === 'same' && comparison.to[mark.from] === other.from)
        .map((other) => [mark, other] as const),
    ),
  )
  for (const other of twins.values()) answered.add(other)
  for (const mark of own) {
    if (twins.has(mark)) continue
    const place = inPassage(comparison, mark.from, mark.to)
    const other = theirs.find(
      (one) =>
        !answered.has(one) &&
        !(answering.has(one.text) && answering.has(mark.text)) &&
        (place === null || liesIn(one, reachOf(mark, place))),
    )
    if (other !== undefined) answered.add(other)
    else if (!answering.has(mark.text) && place !== null && !goesThroughList(comparison, mark, place, answered))
      alone.push({ mark, place, side: 'own' })
  }
  for (const mark of theirs) {
    if (answered.has(mark) || answering.has(mark.text) || isLimit(stated, mark) || !reaches(comparison, mark)) continue
    if (theirs.some((other) => !answered.has(other) && isDoubled(mark, other, stated))) continue
    const place = inSentence(comparison, mark.from, mark.to)
    if (place !== null) alone.push({ mark, place, side: 'theirs' })
  }
  const turned = comparison.matches.flatMap((match, i) =>
    match === 'opposite' && !theirs.some(({ from }) => from === comparison.to[i]) && !own.some(({ from }) => from === i) ? [i] : [],
  )
  const first = alone.find(({ mark, place, side }) => {
    const near = (i: number): boolean =>
      side === 'own' ? i >= mark.from - 3 && i <= mark.to + 6 : place.ranges.some(([from, to]) => i >= from - 3 && i < to + 4)
    if (oppositeIn(comparison, mark, side, place)) return false
    return (
      !turned.some(near) &&
      !own.some(
        (other) => side === 'theirs' && liesIn(other, widened(place)) && answering.has(other.text) && mayAnswer(comparison, other, mark),
      )
    )
  })
  if (first === undefined) return prefixed(comparison, { own, theirs }) ?? movedDenial(comparison, twins)
  return denialOf(comparison, first, { isMoved: alone.some(({ side }) => side !== first.side) })
}

/** The difference that a denial on one side makes. One on each side may have moved; one of a word that the other side has nothing of denies no word of it. */
function denialOf(comparison: Comparison, { mark, place, side }: LoneMark, { isMoved }: { readonly isMoved: boolean }): Denial {
  const words = side === 'own' ? comparison.written : comparison.stated
  const said = words
    .slice(mark.from, mark.to + 2)
    .map(({ raw }) => raw)
    .join(' ')
  return {
    reason: side === 'own' ? `The sentence says “${said}”, the source does not.` : `The source says “${said}”.`,
    tight:
      place.tight &&
      !isMoved &&
      isKeptBehind(comparison, mark, side) &&
      !isExcepted(mark, words) &&
      !(side === 'theirs' && isAffirmed(comparison, mark)),
  }
}

/** True where another sentence of the source says without a denial what this one denies: a claim, and what became of it. */
function isAffirmed({ stated }: Comparison, mark: Mark): boolean {
  const sentence = stated[mark.from]?.sentence
  const denied = stated.find((word, at) => at >= mark.to && word.content && word.sentence === sentence)
  const denying = new Set(marksOf(stated).map(({ from }) => stated[from]?.sentence))
  return denied !== undefined && stated.some((word) => word.root === denied.root && !denying.has(word.sentence))
}

/** True where the first word of content behind a denial, or the one before it, stands on the other side: *without special pressure* denies no *ambient pressure*. */
function isKeptBehind({ written, stated, to, from }: Comparison, mark: Mark, side: 'own' | 'theirs'): boolean {
  const [words, map] = side === 'own' ? [written, to] : [stated, from]
  const sentence = words[mark.from]?.sentence
  const isHere = (word: Word | undefined): boolean => word?.sentence === sentence && word?.content === true
  const next = words.findIndex((word, at) => at >= mark.to && isHere(word))
  return next < 0 || next > mark.to + 3 || (map[next] ?? -1) >= 0
}

/** *May not use it except in compliance* says on what condition one may. */
function isExcepted({ text, to }: Mark, words: readonly Word[]): boolean {
  return (
    /^(?:not|cannot|no|never|none|nothing)$/.test(text) &&
    words.slice(to, to + maxToVerb).some(({ word }) => /^(?:except|unless|without)$/.test(word))
  )
}

/** True for a denial of a list that the source denies once, before its first item: *did not report rain, wind or hail*. */
function goesThroughList(
  { claim, written, stated }: Comparison,
  mark: Mark,
  { ranges }: Counterpart,
  answered: ReadonlySet<Mark>,
): boolean {
  const isItem = mark.text !== 'not' || /[:,;–] (?:and |or )?not$/i.test(claim.text.slice(0, written[mark.from]?.end))
  return (
    listing.test(mark.text) &&
    isItem &&
    ranges.every(([from, to]) => [...answered].some((other) => other.to <= to && stated[other.from]?.sentence === stated[from]?.sentence))
  )
}

/** True where the other side says the opposite of what is denied: *has not lost a final* and *has won every final*. */
function oppositeIn({ written, stated, from, matches }: Comparison, mark: Mark, side: 'own' | 'theirs', place: Counterpart): boolean {
  const [words, others] = side === 'own' ? [written, stated] : [stated, written]
  const denied = words
    .slice(mark.to, mark.to + 5)
    .filter(({ content }) => content)
    .slice(0, 2)
  const isSame = (at: number): boolean => matches[side === 'own' ? (from[at] ?? -1) : at] === 'same'
  return denied.some(({ root }) =>
    others.some(
      (other, at) =>
        other.content &&
        !isSame(at) &&
        liesIn({ from: at, to: at + 1 }, widened(place)) &&
        (areOpposite(root, other.root) || isNegated(root, other.root)),
    ),
  )
}

/** *Direct* where the source has *indirect*, and no other denial beside it. */
function prefixed(
  { written, stated, to, matches }: Comparison,
  marks: { readonly own: readonly Mark[]; readonly theirs: readonly Mark[] },
): Denial | null {
  for (const [i, match] of matches.entries()) {
    const [own, other] = [written[i], stated[to[i] ?? -1]]
    if (match !== 'opposite' || own === undefined || other === undefined || !isNegated(own.root, other.root)) continue
    if (
      marks.own.some((mark) => mark.from !== i && Math.abs(mark.from - i) <= 5) !==
      marks.theirs.some((mark) => mark.from !== to[i] && Math.abs(mark.from - (to[i] ?? 0)) <= 5)
    )
      continue
    return { reason: `Where the sentence has “${own.raw}”, the source has “${other.raw}”.`, tight: true }
  }
  return null
}

function marksOf(words: readonly Word[]): readonly Mark[] {
  const marks = negators(words)
  const contracted = words.flatMap(({ word }, at): readonly Mark[] =>
    word.endsWith("n't") ? [{ sort: 'deny', from: at, to: at + 1, text: 'not' }] : [],
  )
  const negated = words.flatMap(({ word }, at): readonly Mark[] =>
    prefixedWord.test(word) ? [{ sort: 'deny', from: at, to: at + 1, text: 'un' }] : [],
  )
  return [...marks, ...contracted, ...negated].filter(
    ({ to, text }) =>
      !(text === 'not' && /^(?:only|just|merely|simply)$/.test(words[to]?.word ?? '')) &&
      // *Too small to feel* denies, *too* at the end adds.
      !(text === 'too' && !words.slice(to, to + 6).some(({ word }) => word === 'to')) &&
      !(isNothing.test(text) && words[to]?.word === 'but'),
  )
}

/** *Was not completed until 1970* states when it was, and a sentence may say that without a denial. */
function isLimit(words: readonly Word[], { text, to }: Mark): boolean {
  return (text === 'not' || text === 'never') && words.slice(to, to + 5).some(({ word }) => word === 'until' || word === 'till')
}

/** *Cannot land without permission* denies twice, so it says what is needed. */
function isDoubled(one: Mark, other: Mark, words: readonly Word[]): boolean {
  const [first, second] = one.from < other.from ? [one, other] : [other, one]
  return (
    second.text === 'without' &&
    /^(?:not|cannot|no|never)$/.test(first.text) &&
    second.from - first.from <= 5 &&
    words[first.from]?.sentence === words[second.from]?.sentence
  )
}

/** True where the sentence keeps a word that the denial reaches; one in brackets reaches no further than they do. */
function reaches({ stated, from, passage }: Comparison, mark: Mark): boolean {
  const { sentence, start } = stated[mark.from] ?? { sentence: -1, start: 0 }
  const text = passage[sentence]?.text ?? ''
  let seen = 0
  for (let at = mark.to; at < stated.length && seen < 3 && stated[at]?.sentence === sentence; at += 1) {
    if (/^[^(]*\)/.test(text.slice(start, stated[at]?.start))) return false
    if (clause.test(stated[at]?.word ?? '')) break
    if (stated[at]?.content !== true) continue
    if ((from[at] ?? -1) >= 0) return true
    seen += 1
  }
  return seen === 0 && (from[mark.from - 1] ?? -1) >= 0
}

/** *Neither the court nor the mayor was asked* denies its verb, where the source may deny it: *was not asked*. */
function reachOf({ text }: Mark, place: Counterpart): Counterpart {
  return /^(?:neither|nor|no|none|nobody|nothing|no one)$/.test(text)
    ? { ...place, ranges: place.ranges.map(([from, to]) => [from - 3, to + maxToVerb] as const) }
    : widened(place)
}

function widened({ ranges, tight }: Counterpart): Counterpart {
  return { ranges: ranges.map(([from, to]) => [from - 3, to + 3] as const), tight }
}
