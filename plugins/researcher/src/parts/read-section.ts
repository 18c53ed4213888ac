import { isSelfContained } from '../documents/is-self-contained.ts'
import type { Group } from '../groups/groups-of.ts'

/** Words of a part that is read whole with any group of it. */
export const smallPart = 90
/** Length of a section against the words of its question from which it is too long to be read from its beginning. */
export const maxOver = 1.5
/** Words of an opening at least. */
const minOpening = 25
/** Groups that one goes back to for what it begins with. */
const maxBack = 2

/** The part that is headed by the first so many of the headings above a group, with all parts below it. */
export function sectionOf({ part: { document, path } }: Group, depth: number, groups: readonly Group[]): readonly Group[] {
  const own = path.slice(0, depth)
  return groups.filter(({ part }) => part.document === document && own.every((heading, at) => part.path[at] === heading))
}

/**
 * As much of a section as there is room for: all of it, else of an instruction what stands from its best group on, for a list of a hundred
 * functions is looked into, and of anything else what each of its parts begins with, of a single one as much as there is room for.
 */
export function portionOf(
  section: readonly Group[],
  words: number,
  { isSteps, isBest }: { readonly isSteps: boolean; readonly isBest: (group: Group) => boolean },
): readonly Group[] {
  if (wordsOf(section) <= words * maxOver) return within(section, words)
  if (!isSteps) {
    const openings = section.filter(({ part }, at) => section[at - 1]?.part !== part)
    return within(openings.length > 1 ? openings : section, words)
  }
  const place = Math.max(0, section.findIndex(isBest))
  return within(wordsOf(section.slice(0, place)) <= smallPart ? section : section.slice(place), words)
}

/** The text of a document before its first inner heading; where that is a line or two, with the part behind it. */
export function openingOf(groups: readonly Group[], words: number): readonly Group[] {
  const chosen: Group[] = []
  // What a command looks like tells nobody what it is.
  const told = groups.filter(({ kinds }) => kinds.size > 1 || !kinds.has('code'))
  for (const part of new Set(told.map(({ part: own }) => own))) {
    if (wordsOf(chosen) >= minOpening) break
    chosen.push(...told.filter((group) => group.part === part))
  }
  return within(chosen, words)
}

/** A group with its part, where that is small, or with those before it that it leans on. */
export function readAround(group: Group, groups: readonly Group[]): readonly Group[] {
  const part = groups.filter((other) => other.part === group.part)
  if (wordsOf(part) <= smallPart) return part
  const place = part.indexOf(group)
  let from = place
  while (from > 0 && place - from < maxBack && isTorn(part[from] ?? group)) from -= 1
  return part.slice(from, place + 1)
}

/** *This package provides …*, as the first words of a text on it. */
const selfReference = /^This (?!is\b|was\b)\p{Ll}+ \p{Ll}/u

/** True for a paragraph that begins with what one before it brought in; the first below an inner heading leans on that alone. */
export function isTorn({ text, part, start }: Group): boolean {
  const isFirst = part.pieces[0]?.start === start
  if (isFirst && (part.path.length > 1 || selfReference.test(text))) return false
  return !isSelfContained(text, [part.document.title, ...part.path].join(' ')) && !/^\s*(?:[-*+•·]|\d{1,3}[.)])\s|^```/.test(text)
}

/** The first groups, until they have the words. */
export function within(groups: readonly Group[], words: number): readonly Group[] {
  return groups.filter((_, at) => wordsOf(groups.slice(0, at)) < words)
}

/** Words of groups. */
export function wordsOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { words }) => sum + words, 0)
}
