import type { Comparison } from '../compare/comparison.ts'
import { inPassage, liesIn, type Counterpart } from '../compare/counterpart.ts'
import { phrases, type Mark } from '../compare/phrases.ts'
import { sourceSays } from '../compare/source-says.ts'

type DutySort = 'may' | 'allowed' | 'asked' | 'required' | 'forbidden' | 'unable' | 'denied'

/** Expressions of what somebody may, should, must and must not do. */
const duties = phrases<DutySort>({
  may: 'may, might, can, could',
  allowed: 'allow, allows, allowed, allowing, permit, permits, permitted, permitting, let, lets, free to, entitled to, optional',
  asked: `ask, asks, asked, asking, request, requests, requested, recommend, recommends, recommended, should, ought to, advise, advises, advised, encourage, encourages, encouraged, urge, urges, urged,
    suggest, suggests, suggested, call for, calls for, called for, invite, invites, invited, tell, tells, told`,
  required: `must, shall, has to, have to, had to, having to, needs to, need to, needed to, require, requires, required, requiring, oblige, obliges, obliged, mandatory, compulsory, obligatory, force, forces,
    forced, forcing, compel, compels, compelled, demand, demands, demanded, bound to, duty, necessary, order, orders, ordered, made`,
  forbidden: `may not, must not, shall not, should not, not allowed, not permitted, not be allowed, not be permitted, forbid, forbids, forbidden, forbade, prohibit, prohibits, prohibited, prohibiting, prohibition,
    ban, bans, banned, bar, bars, barred, disallow, disallows, disallowed, illegal, unlawful, outlawed`,
  unable: 'cannot, can not, could not, might not, unable',
  denied: 'not, no, never, none, nobody, neither, nor, without, un',
})

/** Sorts of the source that carry what a sentence says, its own aside: who must is asked, and who has no right to cannot. */
const carriers: Readonly<Partial<Record<DutySort, readonly DutySort[]>>> = {
  allowed: ['may'],
  asked: ['required'],
  forbidden: ['unable'],
}

/** Expressions that state another right or duty where a sentence has one of these. */
const others: Readonly<Partial<Record<DutySort, readonly DutySort[]>>> = {
  allowed: ['asked', 'required', 'forbidden'],
  asked: ['allowed', 'forbidden'],
  required: ['may', 'allowed', 'asked', 'forbidden'],
}

/** Words behind *asks* within which its *to* stands: *asks those who train on it to publish*. */
const maxToInfinitive = 10

/** Finds a right, a wish, a duty or a ban that is another in the source: *must* for *may*, *asks* for *allows*; or a ban where it denies nothing. */
export function findDuty(comparison: Comparison): string | null {
  const all = duties(comparison.stated)
  for (const mark of duties(comparison.written)) {
    if ((comparison.to[mark.from] ?? -1) >= 0) continue
    const place = inPassage(comparison, mark.from, mark.to)
    const must = mark.sort === 'may' && place !== null ? all.find((one) => isMust(one) && liesIn(one, place)) : undefined
    if (must !== undefined) return sourceSays(comparison, must, mark.text)
    if (!isOfDuty(comparison.written, mark)) continue
    const theirs = place === null ? all : inSentencesOf(comparison, place, all)
    if (theirs.some(({ sort }) => sort === mark.sort || carriers[mark.sort]?.includes(sort))) continue
    if (mark.sort === 'forbidden') {
      if (theirs.some((other) => other.sort === 'denied' && (place === null || liesIn(other, widened(place))))) continue
      return `“${mark.text}” is not said; the source forbids nothing here.`
    }
    const other = theirs.find((one) => others[mark.sort]?.includes(one.sort) && place !== null && liesIn(one, place))
    if (other !== undefined) return sourceSays(comparison, other, mark.text)
  }
  return null
}

/** The expressions that stand where the source speaks of the same one: in the sentences of the first part of a place, which answers the words before. */
function inSentencesOf({ stated }: Comparison, { ranges }: Counterpart, marks: readonly Mark<DutySort>[]): readonly Mark<DutySort>[] {
  const [first = [0, 0]] = ranges
  const sentences = new Set(stated.slice(...first).map(({ sentence }) => sentence))
  return marks.filter(({ from }) => sentences.has(stated[from]?.sentence ?? -1))
}

/** *May* in the place of *must* leaves to somebody what the source wants of him. */
function isMust({ text }: Mark<DutySort>): boolean {
  return /^(?:must|shall|has to|have to|had to)$/.test(text)
}

/** True for an expression that states a right or a duty where it stands: *may* by itself can be a doubt, and *asks* alone a question. */
function isOfDuty(words: Comparison['written'], { sort, text, from, to }: Mark<DutySort>): boolean {
  if (sort === 'may' || sort === 'unable' || sort === 'denied') return false
  if (/^(?:tells?|told|suggest|made|orders?|bars?)/.test(text)) return false
  if (!text.startsWith('ask')) return true
  return words.slice(to, to + maxToInfinitive).some(({ word, sentence }) => word === 'to' && sentence === words[from]?.sentence)
}

function widened({ ranges, tight }: Counterpart): Counterpart {
  return { ranges: ranges.map(([from, to]) => [from - 3, to + 3] as const), tight }
}
