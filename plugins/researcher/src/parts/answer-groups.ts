import { once } from '@galley/evidence'
import { definedIn } from '../quotes/defined-in.ts'
import { isOfOtherYear, yearIn } from '../documents/is-of-other-year.ts'
import type { Need } from '../topic/needs-of.ts'
import type { Prepared } from '../topic/prepare.ts'
import { isEntry } from './answer-factor.ts'
import { documentOf } from './document-of.ts'
import { fitGroups, type GroupFits } from './fit-groups.ts'
import { framesIn } from '../groups/frames-in.ts'
import { isOfChangelog } from '../groups/is-of-changelog.ts'
import { isQuestion } from '../topic/read-topic.ts'
import { isUntold } from './is-untold.ts'
import type { Group } from '../groups/groups-of.ts'
import { isTorn, openingOf, readAround, sectionOf, smallPart, within, wordsOf } from './read-section.ts'
import { minOfBest, readPart, type Ranked } from './read-part.ts'
import { tellingRun } from './telling-run.ts'
import { withoutRepeats } from './without-repeats.ts'

/** Maximum groups beside a part that is headed by the question: four that are right are read, ten are skipped. */
const maxBeside = 4
/** Share of a question's words, 0–1, that a part headed by it fills: below it, other groups are heard too. */
const minFilled = 0.4
/** Fit below which no group answers, whatever others say. */
const minFit = 0.42
/** The same for what stands under a heading that asks it: its words are few, and each of the question's own that it has not counts against it. */
const minHeaded = 0.33
/** Fit against the best group, share 0–1, from which another answers beside a part that is headed by the question. */
const besideHeaded = 0.9
/** Share of its best fit to any question of the topic, 0–1, that a group has to this one: below it, it is left to the other. */
const leastShare = 0.8
/** Factor of a group that begins with what the one before it brought in. */
const torn = 0.8

/** Fit against the best group, share 0–1, from which a group takes the place of those that an earlier question of the topic is answered with. */
const minFresh = 0.6

/**
 * The groups of documents that answer the question at a place, whole, as far as its words go, best part first. A part that is headed by just what is asked, or the
 * opening of the document that is called so, is read from its beginning; if it is long enough nothing else is heard. Otherwise those come that are
 * near the best one and answer no other question of the topic better. What the questions before it are answered with comes again only where nothing else is as near.
 */
export function answerGroups(prepared: readonly Prepared[], needs: readonly Need[], at: number, topic: string): readonly Group[] {
  const year = yearIn(topic)
  const all = prepared.flatMap((one) => one.groups())
  const frames = framesIn(all)
  // What was done once for a release, happened in another year or stands on every page answers nothing.
  const groups = all.filter((group) => !frames.has(group) && !isOfChangelog(group.part, topic) && !isOfOtherYear(group.text, year))
  const source: Source = { prepared, groups, fits: once(() => fitGroups(groups, prepared, needs, topic)), topic }
  const taken: Group[] = []
  for (const [place, { stems }] of needs.slice(0, at).entries()) if (stems.size > 0) taken.push(...answerOf(source, needs, place, taken))
  return withoutRepeats(answerOf(source, needs, at, taken))
}

/** Documents with their groups, and how these fit all questions. */
interface Source {
  readonly prepared: readonly Prepared[]
  readonly groups: readonly Group[]
  readonly fits: () => GroupFits
  readonly topic: string
}

function answerOf(
  { prepared, groups, fits: fitsOf, topic }: Source,
  needs: readonly Need[],
  at: number,
  taken: readonly Group[],
): readonly Group[] {
  const need = needs[at]
  if (need === undefined) return []
  const isCalled = definedIn(prepared, need)
  const called = prepared.find((_, index) => isCalled[index] === true)
  if (called !== undefined) return openingOf(called.groups(), need.words)
  if (need.stems.size === 0 || isUntold(need, groups))
    return openingOf(
      (documentOf(prepared, need, topic)?.groups() ?? []).filter((group) => !isEntry(group, need)),
      need.words,
    )
  const fits = fitsOf()
  const ranked = freshIn(sideOf(needs, at, { ranked: rankFor(fits, needs, at), taken }), taken, need)
  const [best] = ranked
  if (best === undefined || best.fit < (best.isAsked && !need.isLeaning ? minHeaded : minFit)) return []
  const share = fits.shares[at] ?? (() => 0)
  if (!need.isAsked && !need.forms.has('steps')) return themeOf(need, ranked, groups, share)
  const isTaken = takenBy(taken)
  // What was read for an earlier question is not read again, unless nothing else answers this one.
  const part = readPart(need, ranked, ranked.some(({ group }) => isTaken(group)) ? groups : groups.filter((group) => !isTaken(group)))
  if (wordsOf(part) >= Math.min(need.words * minFilled, need.forms.has('steps') ? smallPart : Infinity)) return part
  const near = nearTo(need, ranked, part)
  const beside = [...near].flatMap((group) => {
    const entry = within(entryOf(group, groups), need.words)
    if (entry.includes(group)) return entry
    const run = tellingRun(group, share)
    return run === null ? readAround(group, groups) : [run]
  })
  return within([...new Set([...part, ...inOrder(beside)])], need.words)
}

/** The whole entry of a list of questions that a group stands in: half an answer to another's question begins in its middle. Empty where there is none. */
function entryOf({ part }: Group, groups: readonly Group[]): readonly Group[] {
  return isQuestion(part.path.at(-1) ?? '') ? groups.filter((other) => other.part === part) : []
}

/**
 * What answers for one side of a comparison, where all sides were set against each other before: what stands under a heading that names the side, in a
 * part that compares, or names another side too. The rest of a text on one of them is of that alone.
 */
function sideOf(
  needs: readonly Need[],
  at: number,
  { ranked, taken }: { readonly ranked: readonly Ranked[]; readonly taken: readonly Group[] },
): readonly Ranked[] {
  const together = needs.findIndex(({ sides }) => sides.length > 1)
  const need = needs[at]
  if (need?.kind !== 'comparison' || together < 0 || together >= at || taken.length === 0) return ranked
  const others = needs.filter((other) => other !== need && other.kind === 'comparison' && other.sides.length < 2)
  const comparing = new Set(taken.map(({ part }) => part))
  const namesOther = ({ roots }: Group): boolean => others.some(({ stems }) => stems.size > 0 && stems.isSubsetOf(new Set(roots)))
  return ranked.filter(({ group, isAsked }) => isAsked || comparing.has(group.part) || namesOther(group))
}

/** The groups that are near the best one, beside a part that is headed by the question; without such a part also what says less on it, as far as the words go. */
function nearTo(need: Need, ranked: readonly Ranked[], part: readonly Group[]): ReadonlySet<Group> {
  const best = ranked[0]?.fit ?? 0
  const isAlone = part.length === 0
  const least = Math.max(minFit, best * (isAlone ? minOfBest : besideHeaded))
  const good = ranked.flatMap(({ group, fit }) => (fit >= least && !part.includes(group) ? [group] : []))
  const near = new Set(good.slice(0, maxBeside))
  // What a pronoun asks is told where its matter is, or nowhere.
  if (isAlone && !need.isLeaning)
    for (const { group, fit } of ranked)
      if (near.size < maxBeside && wordsOf([...near]) < need.words && fit >= Math.max(minFit, best * minOfTheme)) near.add(group)
  // A list that is set as paragraphs is read to its end.
  for (const group of near) for (const other of good) if (follows(other, group)) near.add(other)
  return near
}

/** Words of a paragraph that is a line of a list: *Ben Collins led Debian from April 2001 until April 2002.* */
const maxLine = 12

/** True for a line of a list that stands right behind another in its part. */
function follows({ part, start, words }: Group, before: Group): boolean {
  return (
    part === before.part &&
    Math.max(words, before.words) <= maxLine &&
    start > before.end &&
    part.document.text.slice(before.end, start).trim() === ''
  )
}

/** The groups that answer a question, best first, without those that answer another better. */
function rankFor({ fitted }: GroupFits, needs: readonly Need[], at: number): readonly Ranked[] {
  const best = needs.map(({ stems }, index) =>
    stems.size > 0 ? Math.max(Number.MIN_VALUE, ...fitted.map(({ fits }) => fits[index]?.fit ?? 0)) : Infinity,
  )
  return fitted
    .flatMap(({ group, fits }): readonly Ranked[] => {
      const own = fits[at]
      const measured = fits.map(({ fit }, index) => fit / (best[index] ?? 1))
      if (own === undefined || own.fit === 0 || (measured[at] ?? 0) < leastShare * Math.max(...measured)) return []
      return [{ ...own, group, fit: own.fit * (isTorn(group) ? torn : 1) }]
    })
    .sort((a, b) => b.fit - a.fit)
}

/** Tells the groups that overlap with some of the same document. */
function takenBy(taken: readonly Group[]): (group: Group) => boolean {
  return ({ part, start, end }) => taken.some((other) => other.part.document === part.document && other.start < end && start < other.end)
}

/**
 * The groups that no earlier question is answered with, where one of them is nearly as near as the best. What a pronoun asks of the same matter is told
 * where the matter is, or nowhere.
 */
function freshIn(ranked: readonly Ranked[], taken: readonly Group[], { isLeaning, forms }: Need): readonly Ranked[] {
  const isTaken = takenBy(taken)
  const [best] = ranked
  const isStuck = isLeaning && !forms.has('steps') && best !== undefined && isTaken(best.group)
  const there = isStuck ? ranked.filter(({ group: { part } }) => part.document === best.group.part.document) : ranked
  const fresh = there.filter((one) => !isTaken(one.group))
  return (fresh[0]?.fit ?? 0) >= (ranked[0]?.fit ?? 0) * minFresh ? fresh : there
}

/** Words that a document says on a theme at least, to be worth naming, and groups of one document at most. */
const wordsOfOne = 50
const maxOfOne = 3
/** Words of a run of sentences of one of several documents at least. */
const leastRun = 45
/** Words of what a part of a section begins with, where it is not read whole: two sentences or three. */
const leastOpening = 70
/** Fit against the best group, share 0–1, from which a group says something on a theme: breadth is wanted, the best alone is not. */
const minOfTheme = 0.55

/** The groups that speak of a theme: of each document that does what is headed by it, else what says most, as many documents as there is room for. */
function themeOf(need: Need, ranked: readonly Ranked[], groups: readonly Group[], share: (text: string) => number): readonly Group[] {
  const least = Math.max(minFit, (ranked[0]?.fit ?? 0) * minOfTheme)
  const good = ranked.filter(({ group, fit }) => fit >= least && !isEntry(group, need))
  const perDocument = [...Map.groupBy(good, ({ group }) => group.part.document).values()]
  const heard = perDocument.slice(0, Math.max(1, Math.round(need.words / wordsOfOne)))
  const room = need.words / Math.max(1, heard.length)
  const most = heard.length > 1 ? Math.max(leastRun, room) : undefined
  return heard.flatMap((own) => {
    const first = own.find(({ isHeaded }) => isHeaded) ?? own[0]
    if (first === undefined) return []
    if (first.depth !== null && first.depth > 0)
      return openingsOf(
        sectionOf(first.group, first.depth, groups).filter((group) => !isEntry(group, need)),
        room,
      )
    const whole = own.filter(({ group }) => !isTorn(group))
    const said = (whole.length > 0 ? whole : own).slice(0, maxOfOne).flatMap(({ group }) => {
      const run = tellingRun(group, share, most)
      return run === null ? readAround(group, groups) : [run]
    })
    return inOrder(within([...new Set(said)], room))
  })
}

/** Measure by which no run of sentences tells more than the first. */
const fromTheStart = (): number => 0

/** As much of a section on a theme as there is room for: all of it, or of each of its parts a run of what it begins with, so that several are heard. */
function openingsOf(section: readonly Group[], room: number): readonly Group[] {
  if (wordsOf(section) <= room) return section
  const openings = section.filter(({ part }, at) => section[at - 1]?.part !== part)
  const most = Math.max(leastOpening, room / openings.length)
  return within(
    openings.map((group) => tellingRun(group, fromTheStart, most) ?? group),
    room,
  )
}

/** Groups by document and place, documents in the order in which they came. */
function inOrder(some: readonly Group[]): readonly Group[] {
  return Map.groupBy(some, ({ part }) => part.document)
    .values()
    .toArray()
    .flatMap((own) => own.toSorted((a, b) => a.start - b.start))
}
