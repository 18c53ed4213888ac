import { hasSameSubject } from './has-same-subject.ts'
import type { OutlinePart } from '@galley/sdk'
import type { Described } from './structure-of.ts'
import type { Theme, ThemeRoom } from './theme.ts'

const apparatus =
  /^(?:references?|notes?|footnotes?|bibliography|sources?|citations?|further reading|external links?|see also|gallery|contents|table of contents|appendi\w*|acknowledge?ments?|about the authors?|licen[cs]e|changelog|introduction|overview|abstract|in brief)$/i

/** Themes from the documents' own outlines: their largest parts, in the order in which they stand there, none that says the same as another. */
export function themesFromStructure(documents: readonly Described[], { room, known, taken }: Omit<ThemeRoom, 'cased'>): readonly Theme[] {
  const parts = documents.flatMap((document) => mainParts(document.parts)).filter((part) => !apparatus.test(part.heading.trim()))
  const order = parts.map((part, at) => ({ part, at })).sort((a, b) => b.part.words - a.part.words || a.at - b.at)
  const chosen: { part: OutlinePart; at: number }[] = []
  for (const one of order) {
    if (chosen.length >= room) break
    const headings = [...chosen.map(({ part }) => part.heading), ...taken.map(({ heading }) => heading)]
    if (!headings.some((heading) => hasSameSubject(heading, one.part.heading, known))) chosen.push(one)
  }
  const places = placesOf(documents)
  const place = ({ part, at }: { part: OutlinePart; at: number }): number => places.get(part.heading.toLowerCase()) ?? at
  return chosen
    .sort((a, b) => place(a) - place(b) || a.at - b.at)
    .map(({ part }) => ({ heading: tidy(part.heading), mustCover: [], words: part.words }))
}

/** Average place of the parts of one heading in their documents, 0 to 1. */
function placesOf(documents: readonly Described[]): ReadonlyMap<string, number> {
  const found = new Map<string, number[]>()
  for (const { parts } of documents) {
    const own = mainParts(parts)
    for (const [at, { heading }] of own.entries()) {
      const key = heading.toLowerCase()
      found.set(key, [...(found.get(key) ?? []), at / own.length])
    }
  }
  return new Map([...found].map(([key, list]) => [key, list.reduce((sum, place) => sum + place, 0) / list.length]))
}

/** The parts of the highest level that has at least two of them. */
function mainParts(parts: readonly OutlinePart[]): readonly OutlinePart[] {
  for (let level = 1; level <= 6; level += 1) {
    const here = parts.filter((part) => part.level === level)
    if (here.length >= 2) return here
  }
  return parts
}

function tidy(heading: string): string {
  return heading.replace(/^(?:\d+(?:\.\d+)*[.)]?|[IVX]+\.)\s+/, '').replace(/[\s.:;]+$/, '')
}
