import { similarity, termOverlap } from '@galley/evidence'
import { hasSameSubject } from './has-same-subject.ts'
import { nameIn, shortTitle } from './short-title.ts'
import type { Described } from './structure-of.ts'
import type { Theme, ThemeRoom } from './theme.ts'

/** Maximum documents that are grouped. */
const maxDocuments = 24
/** Documents less alike than this do not belong under one heading. */
const alike = 0.04
/** With more documents than this, one of them alone makes no section: a source has only its share of the draft. */
const manyDocuments = 6
/** Maximum characters of two names together. */
const maxPair = 60

/**
 * Themes from what the documents are about: those that no theme has yet are put together by likeness, and each group gives a
 * heading. `share` are the words that a section can have from one document.
 */
export function themesFromDocuments(
  documents: readonly Described[],
  { room, known, taken, cased }: ThemeRoom,
  share: number,
): readonly Theme[] {
  const free = documents.slice(0, maxDocuments).filter((document) => !taken.some((theme) => belongs(document, theme)))
  const groups = grouped(free, room)
    .filter((group) => group.length > 1 || documents.length <= manyDocuments)
    .slice(0, room)
  const themes: Theme[] = []
  for (const group of groups) {
    const heading = cased(headingFor(group))
    const others = [...taken, ...themes].map((theme) => theme.heading)
    if (heading !== '' && !others.some((other) => hasSameSubject(other, heading, known)))
      themes.push({ heading, about: nameIn(heading), mustCover: [], words: share * group.length })
  }
  return themes
}

function belongs(document: Described, theme: Theme): boolean {
  const text = `${document.title} ${document.prose} ${document.parts.map(({ heading }) => heading).join(' ')}`
  return [theme.heading, ...theme.mustCover].some((point) => termOverlap(point, text) >= 0.5)
}

/** Joins the two most similar groups until there are `room` of them, or none are alike. Larger groups first, then in the order of the hits. */
function grouped(documents: readonly Described[], room: number): readonly (readonly Described[])[] {
  let groups: Described[][] = documents.map((document) => [document])
  while (groups.length > room) {
    let best = { first: -1, second: -1, score: alike }
    groups.forEach((group, first) => {
      groups.slice(first + 1).forEach((other, offset) => {
        const score = likeness(group, other)
        if (score > best.score) best = { first, second: first + 1 + offset, score }
      })
    })
    if (best.first < 0) break
    const joined = [...(groups[best.first] ?? []), ...(groups[best.second] ?? [])]
    groups = groups.flatMap((group, at) => (at === best.first ? [joined] : at === best.second ? [] : [group]))
  }
  return groups
    .map((group, at) => ({ group, at }))
    .sort((a, b) => b.group.length - a.group.length || a.at - b.at)
    .map(({ group }) => group)
}

function likeness(a: readonly Described[], b: readonly Described[]): number {
  const pairs = a.flatMap((one) => b.map((other) => similarity(`${one.title} ${one.title} ${one.prose}`, `${other.title} ${other.prose}`)))
  return pairs.reduce((sum, value) => sum + value, 0) / Math.max(1, pairs.length)
}

/** Names the two documents that are most like the others of their group: names that a reader finds in the section, not words that happen to meet. */
function headingFor(group: readonly Described[]): string {
  const [first, second] = group
    .map((document, at) => ({ document, at, worth: likeness([document], group) }))
    .sort((a, b) => b.worth - a.worth || a.at - b.at)
    .slice(0, 2)
    .sort((a, b) => a.at - b.at)
    .map(({ document }) => document)
  if (first === undefined) return ''
  const alone = shortTitle(first.title)
  if (second === undefined) return alone
  const [one, other] = [nameIn(first.title), nameIn(second.title)]
  const both = `${one}${/ and /.test(one + other) ? ', ' : ' and '}${other}`
  return both.length <= maxPair && one !== other ? both : alone
}
