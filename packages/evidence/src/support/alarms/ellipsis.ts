import type { Comparison, Word } from '../compare/comparison.ts'
import { isPassive } from '../compare/is-passive.ts'
import { once } from '../../text/once.ts'
import { rootOf } from '../words/root-of.ts'

/** Prepositions behind which a verb with an object says what becomes of that object: *upgraded it to a storm*. */
const toward = /^(?:to|into|from|as|for|with|onto)$/
/** Words with which an object opens. */
const opensObject =
  /^(?:the|a|an|this|that|these|those|its|his|her|their|our|my|your|it|him|them|us|me|you|himself|herself|itself|themselves|some|any|all|no|two|three)$/
/** Words that may stand between a subject and its verb. */
const between =
  /^(?:is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|will|would|may|might|must|shall|should|also|then|now|still|just|even|first|later|once|only|never|not|soon|\p{L}+ly)$/u
const be = /^(?:is|are|was|were|be|been|being|gets?|got)$/
const finite = /^(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|must|should)$/
/** Words behind which a verb leans on a subject that was named before. */
const leaning = /^(?:and|but|or|then|yet)$/
/** Most words of an object. */
const maxObject = 4

/** Verbs that say of one subject the same with and without somebody who does it: *the gate was opened*, *the gate opened*. */
const changing = once(
  () =>
    new Set(
      `accumulate age begin bend boil break burn burst change close collapse combine concentrate condense continue crack crash decrease deepen develop diffuse dissolve divide double drain
      dry drown empty end evolve expand explode extend fill finish flood form freeze gather grow halt harden heat improve increase join light marry melt merge move multiply open
      organise play pop rank reopen resume return ring rise roll rotate run sell shake shatter shift shrink shut sink slow smash spill split spread start stop stretch strengthen
      swing tear thicken tilt turn vary weaken widen worsen base head set lead sit stand hide wind feature face number`
        .split(/\s+/)
        .map(rootOf),
    ),
)

/**
 * Finds a verb that has lost its subject or object and so is said of another: *Tia calls the police and finds him* for *and they find him*; *the
 * agency upgraded to a storm* for *upgraded it to a storm*; *the player loaned to the club* for *was loaned*.
 */
export function findEllipsis(comparison: Comparison): string | null {
  for (const [i, word] of comparison.written.entries()) {
    const j = comparison.to[i] ?? -1
    if (j < 0 || !isVerb(word) || comparison.stated[j]?.root !== word.root) continue
    const reason =
      otherPronoun(comparison, i, j) ?? otherName(comparison, i, j) ?? lostObject(comparison, i, j) ?? lostVoice(comparison, i, j)
    if (reason !== null) return reason
  }
  return null
}

function isVerb({ content, raw, word }: Word): boolean {
  return content && word.length > 2 && /^\p{Ll}/u.test(raw)
}

/** Words of one side with the texts of their sentences. */
interface Side {
  readonly words: readonly Word[]
  readonly texts: readonly { readonly text: string }[]
}

/** Index of the word in front of a verb and of what belongs to it, −1 at the beginning of its sentence or behind a comma. */
function beforeVerb({ words, texts }: Side, at: number): number {
  const sentence = words[at]?.sentence ?? 0
  const gapBehind = (index: number): string => texts[sentence]?.text.slice(words[index]?.end, words[index + 1]?.start) ?? ''
  let before = at - 1
  // *Peer-reviewed* is one verb.
  while (before >= 0 && words[before]?.sentence === sentence && (between.test(words[before]?.word ?? '') || gapBehind(before) === '-'))
    before -= 1
  return words[before]?.sentence === sentence && !/[,;:()]/.test(gapBehind(before)) ? before : -1
}

/** The sides of a comparison: the sentence, and its source. */
function sidesOf({ claim, passage, written, stated }: Comparison): { readonly own: Side; readonly theirs: Side } {
  return { own: { words: written, texts: [claim] }, theirs: { words: stated, texts: passage } }
}

const plural = /^(?:they|we)$/

/** *And finds* where the source has *and they find*: the verb no longer goes with the pronoun that it had. */
function otherPronoun(comparison: Comparison, i: number, j: number): string | null {
  const { written, stated, from } = comparison
  const sides = sidesOf(comparison)
  const [own, theirs] = [beforeVerb(sides.own, i), beforeVerb(sides.theirs, j)]
  const [pronoun, opener] = [stated[theirs]?.word ?? '', written[0]]
  if (own < 1 || !leaning.test(written[own]?.word ?? '') || !plural.test(pronoun) || (from[theirs] ?? -1) >= 0) return null
  const isOne = opener !== undefined && (/^(?:he|she|it)$/.test(opener.word) || (isName(opener) && isSingular(written, i)))
  return isOne ? `The source says that ${pronoun} “${stated[j]?.raw ?? ''}”.` : null
}

/** True for a verb in the singular, by its own form or by the one of its auxiliary. */
function isSingular(words: readonly Word[], at: number): boolean {
  return /[^s]s$/.test(words[at]?.word ?? '') || /^(?:is|was|has|does)$/.test(words[at - 1]?.word ?? '')
}

function isName(word: Word | undefined): boolean {
  return word !== undefined && word.content && /^\p{Lu}/u.test(word.raw)
}

/** *Ann finds* where the source says that Bob finds, and tells of Ann elsewhere. */
function otherName(comparison: Comparison, i: number, j: number): string | null {
  const { context, written, stated, to, from } = comparison
  const sides = sidesOf(comparison)
  const [own, theirs] = [beforeVerb(sides.own, i), beforeVerb(sides.theirs, j)]
  const [subject, rival, place] = [written[own], stated[theirs], to[own] ?? -1]
  if (!isName(subject) || !isName(rival) || place < 0 || theirs < 1 || Math.abs(place - theirs) <= 4) return null
  const isSaid = stated.some(({ root }, at) => root === written[i]?.root && stated[beforeVerb(sides.theirs, at)]?.root === subject?.root)
  // A title that names the subject was left out of the comparison.
  if (isSaid || context.roots.includes(rival?.root ?? '') || (from[theirs] ?? -1) >= 0 || written.some(({ root }) => root === rival?.root))
    return null
  return isPassive(written, i) === isPassive(stated, j)
    ? `The source says this of ${rival?.raw ?? ''}, not of ${subject?.raw ?? ''}.`
    : null
}

/** True where the verbs of both sides have one and the same word in front of them. */
function hasSubject(comparison: Comparison, i: number, j: number): boolean {
  const { written, to } = comparison
  const sides = sidesOf(comparison)
  const own = beforeVerb(sides.own, i)
  return own >= 0 && written[own]?.content === true && (to[own] ?? -1) >= 0 && to[own] === beforeVerb(sides.theirs, j)
}

function lostObject(comparison: Comparison, i: number, j: number): string | null {
  const { written, stated, from } = comparison
  const next = written[i + 1]?.word ?? ''
  if (!toward.test(next) || isPassive(written, i) || isPassive(stated, j) || !hasSubject(comparison, i, j)) return null
  const end = stated.findIndex(
    ({ word, sentence }, at) => at > j && at <= j + 1 + maxObject && sentence === stated[j]?.sentence && word === next,
  )
  const object = stated.slice(j + 1, Math.max(j + 1, end))
  const isLost = object.every(
    ({ root, content }, n) => (from[j + 1 + n] ?? -1) < 0 && !(content && written.some((own) => own.root === root)),
  )
  return object.length > 0 && isLost && opensObject.test(object[0]?.word ?? '')
    ? `The source says “${[stated[j], ...object].map((word) => word?.raw ?? '').join(' ')}”.`
    : null
}

/** *The player loaned to the club* for *was loaned*, and the other way round. A participle that tells which one (*the songs released then*) has another verb behind it. */
function lostVoice(comparison: Comparison, i: number, j: number): string | null {
  const { written, stated } = comparison
  const sides = sidesOf(comparison)
  const [own, theirs] = [isPassive(written, i), isPassive(stated, j)]
  if (own === theirs || changing().has(written[i]?.root ?? '') || !hasSubject(comparison, i, j)) return null
  const [passive, active] = own ? [written, stated] : [stated, written]
  const [at, other] = own ? [i, j] : [j, i]
  const hasBe = passive.slice(Math.max(0, at - 3), at).some(({ word }) => be.test(word))
  const isPlain = active.slice(beforeVerb(own ? sides.theirs : sides.own, other) + 1, other).every(({ word }) => !finite.test(word))
  const rest = active.slice(other + 1).filter(({ sentence }) => sentence === active[other]?.sentence)
  const isWhole =
    /(?:ed|[^s]s)$/.test(active[other]?.word ?? '') && !rest.some(({ word }) => finite.test(word) || word.endsWith('ed') || word === 'by')
  return hasBe && isPlain && isWhole ? `Who is the one to “${written[i]?.raw ?? ''}”, and to whom is it done?` : null
}
