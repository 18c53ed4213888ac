import { splitSentences } from '@galley/evidence'
import type { Group } from '../groups/groups-of.ts'
import type { Need } from '../topic/needs-of.ts'
import { definesIt } from '../words/defines-it.ts'
import { isEntry } from './answer-factor.ts'
import type { Fit } from './fit-groups.ts'
import { maxOver, portionOf, sectionOf, smallPart, within, wordsOf } from './read-section.ts'

/** A group with its fit to one question. */
export interface Ranked extends Fit {
  readonly group: Group
}

/** Fit against the best group, share 0–1, from which another answers too. */
export const minOfBest = 0.75
/** Fit against the best group, share 0–1, from which what stands under an inner heading belongs to the part above it. */
const minInner = 0.5
/** Fit against the best group, share 0–1, from which the part whose heading asks just the same is the one to read. */
const minAsked = 0.6

/** The part that a question is answered by as a whole: what defines, what is called or headed by the question, or for an instruction the part of its best group. */
export function readPart(need: Need, ranked: readonly Ranked[], groups: readonly Group[]): readonly Group[] {
  const [first] = ranked
  if (first === undefined) return []
  if (need.kind === 'definition' && splitSentences(first.group.text).some(({ text }) => definesIt(text, need.defined))) {
    const section = sectionOf(first.group, Infinity, groups)
    return within(section.slice(section.indexOf(first.group)), need.words)
  }
  const called = ranked.find(({ isCalled }) => isCalled)
  // Right under the words that ask just this one reads from the beginning; of a chapter, from the part that answers.
  if (called !== undefined) return toldOf(sectionOf(called.group, 0, groups), need, () => true)
  const about = aboutIn(ranked, need)
  if (about === undefined) return []
  const inner = innerOf(about, need, { groups, ranked })
  if (inner !== null) return toldOf(inner, need, () => true)
  if (about.isAsked && about.depth === about.group.part.path.length)
    return toldOf(partOf(about, need, { groups, ranked }), need, () => true)
  const near = new Set(ranked.filter(({ fit }) => fit >= first.fit * minOfBest).map(({ group }) => group))
  return toldOf(partOf(about, need, { groups, ranked }), need, (group) => near.has(group))
}

/** The group whose part is read: one under a heading that asks just the same, one under a heading that is near, or for an instruction the best. */
function aboutIn(ranked: readonly Ranked[], need: Need): Ranked | undefined {
  const [first] = ranked
  const best = first?.fit ?? 0
  // Beside the document whose title asks just this, a heading elsewhere is of something else.
  const isOther = ({ group }: Ranked): boolean =>
    first?.isAsked === true && first.depth === 0 && group.part.document !== first.group.part.document
  return (
    ranked.find((one) => one.isAsked && one.depth !== 0 && one.fit >= best * minAsked && !isOther(one)) ??
    ranked.find((one) => one.depth !== null && one.fit >= best * minOfBest) ??
    (need.forms.has('steps') ? ranked[0] : undefined)
  )
}

/** All groups, and those that fit, best first. */
interface Found {
  readonly groups: readonly Group[]
  readonly ranked: readonly Ranked[]
}

/** The part of a document that a group stands for. */
function partOf(about: Ranked, need: Need, { groups, ranked }: Found): readonly Group[] {
  const isSteps = need.forms.has('steps')
  const whole = sectionOf(about.group, 0, groups)
  // A short text of one thing, such as the README of a small package, is its own instruction.
  const isTitled = about.depth === 0
  if (isSteps && (!about.isAsked || isTitled) && wordsOf(whole) <= need.words) return whole
  // Where no heading asks for it, what stands under inner headings is another matter, unless it speaks of this one too.
  const own = groups.filter(({ part }) => part === about.group.part)
  if (isSteps && about.depth === null && wordsOf(own) > smallPart) {
    const speaking = new Set(ranked.filter(({ fit }) => fit >= about.fit * minInner).map(({ group }) => group.part))
    return sectionOf(about.group, Infinity, groups).filter(({ part }) => part === about.group.part || speaking.has(part))
  }
  // Of a long one whose title has a word of it, the part is read that instructs.
  return sectionOf(about.group, isSteps && isTitled ? Infinity : (about.depth ?? Infinity), groups)
}

/**
 * The inner part of a long section that alone answers: *5.2 Appointment* of *5 Project Leader*, for *How is the project leader elected?* Null where the
 * section has room, or several of its parts answer about as well.
 */
function innerOf(about: Ranked, need: Need, { groups, ranked }: Found): readonly Group[] | null {
  const [best] = ranked
  if (best === undefined || about.depth === null || best.group.part.path.length <= about.depth) return null
  const section = sectionOf(about.group, about.depth, groups)
  if (wordsOf(section) <= need.words * maxOver || !section.includes(best.group)) return null
  const inner = sectionOf(best.group, about.depth + 1, groups)
  const isRival = ({ group, fit }: Ranked): boolean => fit >= best.fit * minOfBest && section.includes(group) && !inner.includes(group)
  return ranked.some(isRival) ? null : inner
}

/** As much of a part as there is room for. The options of a manual page and the members of a class are looked up one by one, and never read through. */
function toldOf(part: readonly Group[], need: Need, isBest: (group: Group) => boolean): readonly Group[] {
  const isSteps = need.forms.has('steps')
  const told = part.filter((group) => !isEntry(group, need))
  return portionOf(isSteps && told.length === 0 ? part : told, need.words, { isSteps, isBest })
}
