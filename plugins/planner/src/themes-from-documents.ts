import { contentStems, similarity, termOverlap, topTerms } from '@galley/evidence'
import { hasSameSubject } from './has-same-subject.ts'
import type { Described } from './structure-of.ts'
import type { Theme } from './theme.ts'

const mostDocuments = 24
/** Documents less alike than this do not belong under one heading. */
const alike = 0.04
/** With more documents than this, one of them alone makes no section: a source has only its share of the draft. */
const manyDocuments = 6

/** Themes from what the documents are about: those that no theme has yet are put together by likeness, and each group gives a heading. */
export function themesFromDocuments(
  documents: readonly Described[],
  room: number,
  known: ReadonlySet<string>,
  taken: readonly Theme[],
  cased: (text: string) => string,
): readonly Theme[] {
  const free = documents.slice(0, mostDocuments).filter((document) => !taken.some((theme) => belongs(document, theme)))
  const groups = grouped(free, room)
    .filter((group) => group.length > 1 || documents.length <= manyDocuments)
    .slice(0, room)
  const themes: Theme[] = []
  for (const group of groups) {
    const heading = cased(headingFor(group, known))
    const others = [...taken, ...themes].map((theme) => theme.heading)
    if (heading !== '' && !others.some((other) => hasSameSubject(other, heading, known)))
      themes.push({ heading, mustCover: [], words: null })
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

/** A group's heading: what its documents share, or the short title of the one that the search put first. */
function headingFor(group: readonly Described[], known: ReadonlySet<string>): string {
  const first = shortTitle(group[0]?.title ?? '')
  if (group.length < 2) return first
  const shared = topTerms(
    group.map(({ title, prose }) => `${title}. ${title}. ${prose}`),
    { max: 6 },
  )
  const telling = shared.find(
    ({ term, documents }) =>
      documents > group.length / 2 && contentStems(term).length === 2 && contentStems(term).some((stem) => !known.has(stem)),
  )
  return telling?.term ?? first
}

/** *OLMo 2: a model with nothing held back* is *OLMo 2*. */
function shortTitle(title: string): string {
  const head = title.split(/\s*[:|–—]\s+|\s+-\s+/)[0] ?? title
  return (head.length >= 3 ? head : title).slice(0, 90).trim()
}
