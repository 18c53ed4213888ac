import { splitSentences } from '@galley/evidence'
import { definedIn } from '../defined-in.ts'
import { definesIt } from '../defines-it.ts'
import { isOfOtherYear, yearIn } from '../is-of-other-year.ts'
import type { Need } from '../needs-of.ts'
import type { Prepared } from '../prepare.ts'
import { rootsOf } from '../roots-of.ts'
import { fitGroups, type Fit, type GroupFits } from './fit-groups.ts'
import { isOfChangelog } from '../groups/is-of-changelog.ts'
import { isUntold } from './is-untold.ts'
import type { Group } from '../groups/groups-of.ts'
import { isTorn, openingOf, portionOf, readAround, sectionOf, smallPart, within, wordsOf } from './read-section.ts'
import { tellingRun } from './telling-run.ts'

/** Maximum groups beside a part that is headed by the question: four that are right are read, ten are skipped. */
const maxBeside = 4
/** Share of a question's words, 0–1, that a part headed by it fills: below it, other groups are heard too. */
const minFilled = 0.4
/** Fit below which no group answers, whatever others say. */
const minFit = 0.34
/** Fit against the best group, share 0–1, from which another answers too; and the same beside a part that is headed by the question. */
const minOfBest = 0.75
const besideHeaded = 0.9
/** Share of its best fit to any question of the topic, 0–1, that a group has to this one: below it, it is left to the other. */
const leastShare = 0.8
/** Factor of a group that begins with what the one before it brought in. */
const torn = 0.8

/**
 * The groups of documents that answer a question, whole, as far as its words go, best part first. A part that is headed by just what is asked, or the
 * opening of the document that is called so, is read from its beginning; if it is long enough nothing else is heard. Otherwise those come that are
 * near the best one and answer no other question of the topic better.
 */
export function answerGroups(prepared: readonly Prepared[], needs: readonly Need[], at: number, topic: string): readonly Group[] {
  const need = needs[at]
  if (need === undefined) return []
  const year = yearIn(topic)
  // What was done once for a release, or happened in another year, answers nothing.
  const groups = prepared.flatMap((one) => one.groups()).filter(({ part, text }) => !isOfChangelog(part) && !isOfOtherYear(text, year))
  const isCalled = definedIn(prepared, need)
  const called = prepared.find((_, index) => isCalled[index] === true)
  if (called !== undefined) return openingOf(called.groups(), need.words)
  if (need.stems.size === 0 || isUntold(need, groups)) return openingOf(documentOf(prepared, need, topic)?.groups() ?? [], need.words)
  const fits = fitGroups(groups, prepared, needs, topic)
  const ranked = rankFor(fits, needs, at)
  const best = ranked[0]?.fit ?? 0
  if (best < minFit) return []
  const part = readPart(need, ranked, groups)
  if (wordsOf(part) >= Math.min(need.words * minFilled, need.forms.has('steps') ? smallPart : Infinity)) return part
  const least = Math.max(minFit, best * (part.length > 0 ? besideHeaded : minOfBest))
  const near = ranked.filter(({ group, fit }) => fit >= least && !part.includes(group)).slice(0, maxBeside)
  const share = fits.shares[at] ?? (() => 0)
  const beside = near.flatMap(({ group }) => {
    const run = tellingRun(group, share)
    return run === null ? readAround(group, groups) : [run]
  })
  return within([...new Set([...part, ...inOrder(beside)])], need.words)
}

/** A group with its fit to one question. */
interface Ranked extends Fit {
  readonly group: Group
}

/** The groups that answer a question, best first, without those that answer another better. */
function rankFor({ fitted }: GroupFits, needs: readonly Need[], at: number): readonly Ranked[] {
  const best = needs.map(({ isAsked }, index) =>
    isAsked ? Math.max(Number.MIN_VALUE, ...fitted.map(({ fits }) => fits[index]?.fit ?? 0)) : Infinity,
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

/** The part that a question is answered by as a whole: what defines, what is headed by the question, or for an instruction the part of its best group. */
function readPart(need: Need, ranked: readonly Ranked[], groups: readonly Group[]): readonly Group[] {
  const [first] = ranked
  if (first === undefined) return []
  const isSteps = need.forms.has('steps')
  const isNear = ({ fit }: Ranked): boolean => fit >= first.fit * minOfBest
  if (need.kind === 'definition' && splitSentences(first.group.text).some(({ text }) => definesIt(text, need.defined))) {
    const section = sectionOf(first.group, Infinity, groups)
    return within(section.slice(section.indexOf(first.group)), need.words)
  }
  const about = ranked.find((one) => one.depth !== null && isNear(one)) ?? (isSteps ? first : undefined)
  if (about === undefined) return []
  const whole = sectionOf(about.group, 0, groups)
  // A short text of one thing, such as the README of a small package, is its own instruction.
  const isShort = isSteps && !about.isAsked && wordsOf(whole) <= need.words
  const section = isShort ? whole : sectionOf(about.group, about.depth ?? Infinity, groups)
  const good = new Set(ranked.filter(isNear).map(({ group }) => group))
  return portionOf(section, need.words, isSteps, (group) => good.has(group))
}

/** Groups by document and place, documents in the order in which they came. */
function inOrder(some: readonly Group[]): readonly Group[] {
  return Map.groupBy(some, ({ part }) => part.document)
    .values()
    .toArray()
    .flatMap((own) => own.toSorted((a, b) => a.start - b.start))
}

/** Weight of a word in the text of a document against one in its title. */
const inText = 0.1

/** The document that speaks most of what the topic names, or the only one that may answer. */
function documentOf(prepared: readonly Prepared[], { only }: Need, topic: string): Prepared | undefined {
  const subject = new Set(rootsOf(topic))
  const titleOf = ({ document }: Prepared): ReadonlySet<string> => new Set(rootsOf(document.title.replaceAll('_', ' ')))
  const fitOf = (one: Prepared): number => subject.intersection(titleOf(one)).size + subject.intersection(one.vocabulary()).size * inText
  return prepared
    .filter((one) => only === null || (only.size === titleOf(one).size && only.isSubsetOf(titleOf(one))))
    .toSorted((a, b) => fitOf(b) - fitOf(a))[0]
}
