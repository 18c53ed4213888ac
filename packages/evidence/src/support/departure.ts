import { irregular } from './words/irregular.ts'
import { rootOf } from './words/root-of.ts'
import type { AlarmName } from './alarms/alarms.ts'
import { align } from './align.ts'
import { isRounded } from '../numbers/is-rounded.ts'
import { sameNumber } from '../numbers/same-number.ts'
import { isMonth } from '../numbers/months.ts'
import { isSpelledOut } from './spelled-out.ts'
import type { TextStatement } from './compare/text-statement.ts'
import { unitsOf, type Unit } from './units-of.ts'
import { areSynonyms } from './words/synonyms.ts'

/** Departure of a sentence from evidence that it follows almost word for word. */
export interface Departure {
  readonly reason: string
  /** Another number or a negation in the same place says the opposite; another name may only be a mix-up. */
  readonly contradicts: boolean
  readonly alarm: AlarmName
}

/** Maximum words of a sentence that is aligned; its evidence may have twice as many. */
const maxWords = 160
/** Minimum share of the words that must align, 0–1, for the gaps to mean something: a paraphrase is left alone. */
const minAligned = 0.6
/** Maximum words in a gap: a longer one is a clause left out, not a word exchanged. */
const maxGap = 6
/** Words after which a name is no subject. */
export const prepositions = new Set(
  'of in on at from by with to for near under over after before during since until against into'.split(' '),
)

interface Aligned {
  readonly written: readonly Unit[]
  readonly stated: readonly Unit[]
  readonly claim: TextStatement
  readonly sentence: TextStatement
}

/**
 * Aligns a sentence with one sentence of its evidence (longest common subsequence of words) and looks into the gaps: a name where the
 * evidence has another name, a number where it has another number, a negation on one side only. This sees exchanges with words
 * that stand nearby, which a bag of words cannot. `alike` when there is none, `apart` when the two do not run alike.
 */
export function departure(claim: TextStatement, sentence: TextStatement): Departure | 'alike' | 'apart' {
  const [written, stated] = [unitsOf(claim), unitsOf(sentence)]
  if (written.length > maxWords || stated.length > maxWords * 2 || written.length < 4) return 'apart'
  const pairs = align(
    written.map((unit) => unit.key),
    stated.map((unit) => unit.key),
  )
  const [first, last] = [pairs[0], pairs.at(-1)]
  if (first === undefined || last === undefined || pairs.length < written.length * minAligned) return 'apart'
  const both = { written, stated, claim, sentence }
  const end = [written.length, Math.min(stated.length, last[1] + 1 + Math.max(1, written.length - last[0]))] as const
  let from: readonly [number, number] = [0, Math.max(0, first[1] - Math.max(1, first[0]))]
  for (const [w, s] of [...pairs, end]) {
    const found = inGap(written.slice(from[0], w), stated.slice(from[1], s), both)
    if (found !== null) return found
    from = [w + 1, s + 1]
  }
  return otherSubject(written.slice(0, first[0]), stated.slice(0, first[1]), both) ?? 'alike'
}

function inGap(gap: readonly Unit[], other: readonly Unit[], both: Aligned): Departure | null {
  if (gap.length > maxGap || other.length > maxGap) return null
  for (const unit of gap) {
    const isTight = gap.length === other.length && gap.length <= 2
    const rival = other.find((candidate) => isExchanged({ unit, rival: candidate, isTight }, both))
    const kept = other.some((candidate) => agrees(unit, candidate, both)) || isSpelledOut(unit.raw, both.sentence) || isOrdinary(unit, both)
    if (rival === undefined || kept) continue
    const reason = `Where the sentence has ${unit.raw}, the source has ${rival.raw}.`
    // A name that the source has elsewhere may have moved with what is said of it.
    if (
      unit.sort === 'name' &&
      both.stated.some((one) => same(unit, one)) &&
      both.written.some((one) => one.sort === 'word' && same(rival, one))
    )
      continue
    if (unit.sort === 'name' && both.stated.some((one) => same(unit, one))) return { reason, contradicts: false, alarm: 'roles' }
    if (unit === both.written[0] && isTailOf(unit, rival)) return { reason, contradicts: false, alarm: 'subject' }
    return { reason, contradicts: true, alarm: isDate(unit) ? 'date' : unit.sort === 'number' ? 'number' : 'name' }
  }
  return null
}

/** Fewest letters of a word that another is made with. */
const minTail = 5

/** *Slides* and *Landslides*: an opening word that another is made with may be short for it. */
function isTailOf({ raw }: Unit, other: Unit): boolean {
  const [a, b] = [raw.toLowerCase(), other.raw.toLowerCase()]
  return Math.min(a.length, b.length) >= minTail && (a.endsWith(b) || b.endsWith(a))
}

/** A month, or a year as it is written. */
function isDate({ raw }: Unit): boolean {
  return isMonth(raw.toLowerCase()) || /^(?:1[0-9]|20)\d\d$/.test(raw)
}

/** One for one in the same place, or one for another that the sentence has fewer times than the evidence: said elsewhere is not exchanged. */
function isExchanged(
  { unit, rival, isTight }: { readonly unit: Unit; readonly rival: Unit; readonly isTight: boolean },
  { written, stated }: Aligned,
): boolean {
  const count = (units: readonly Unit[]): number => units.filter((other) => same(other, rival)).length
  if (unit.sort !== rival.sort || unit.sort === 'word') return false
  const isMoved = isMonth(unit.raw.toLowerCase()) !== isMonth(rival.raw.toLowerCase())
  const isLost = count(stated) > count(written)
  return isMoved ? isTight && isLost : isTight || isLost
}

/** The same, a number that the sentence rounds, or an opening word that says as much as the other: *whole*, *entire*. */
function agrees(unit: Unit, other: Unit, { claim, written }: Aligned): boolean {
  if (same(unit, other) || isOneCountry(unit, other) || isInitialOf(unit, other)) return true
  if (unit.number !== undefined) return other.number !== undefined && isRounded(claim.text, unit.number, other.number)
  return unit === written[0] && areSynonyms(unit.raw.toLowerCase(), other.raw.toLowerCase())
}

/** An opening word that the source has another word for is no name: *Furious, she …* where she is angry. */
function isOrdinary(unit: Unit, { written, stated }: Aligned): boolean {
  return unit === written[0] && stated.some(({ raw, sort }) => sort === 'word' && areSynonyms(unit.raw.toLowerCase(), raw.toLowerCase()))
}

/** *F.* and *Fazila*. */
function isInitialOf({ raw }: Unit, other: Unit): boolean {
  return /^\p{Lu}\.?$/u.test(raw) && other.sort === 'name' && other.raw.startsWith(raw.charAt(0))
}

/** *UK* and *British*: names of one country. */
function isOneCountry(a: Unit, b: Unit): boolean {
  return (
    a.sort === 'name' &&
    b.sort === 'name' &&
    a.raw !== b.raw &&
    [a, b].some(({ raw }) => irregular.has(raw.toLowerCase())) &&
    rootOf(a.raw.toLowerCase()) === rootOf(b.raw.toLowerCase())
  )
}

function same(a: Unit, b: Unit): boolean {
  return a.key === b.key || (a.number !== undefined && b.number !== undefined && sameNumber(a.number, b.number))
}

/** The sentence says of one name what the evidence, some words before, says of another: *A said x and did y* is not *B did y*. */
function otherSubject(gap: readonly Unit[], before: readonly Unit[], { written, stated, sentence }: Aligned): Departure | null {
  const foreign = gap.find(
    (unit) => unit.sort === 'name' && !stated.some((other) => other.key === unit.key) && !isSpelledOut(unit.raw, sentence),
  )
  if (foreign === undefined) return null
  const rival = before.find(
    (unit, at) => unit.sort === 'name' && !prepositions.has(before[at - 1]?.key ?? '') && !written.some((other) => other.key === unit.key),
  )
  return rival === undefined
    ? null
    : { reason: `The source says this of ${rival.raw}, not of ${foreign.raw}.`, contradicts: false, alarm: 'subject' }
}
