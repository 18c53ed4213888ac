import { areAlike } from '../../support/words/synonyms.ts'
import { contentStems } from '../../text/words/content-stems.ts'
import { tokensOf } from '../../text/words/tokens.ts'
import { meanOf, type Measured } from '../measured.ts'
import type { Line, Reading } from '../reading.ts'
import { isNearStem } from './near-stem.ts'
import { topicAnchors } from './topic-anchors.ts'

/** Share of the topic's naming words that a text about it has at least: others may be said in words that no list has. */
const minPresent = 0.75

/** Share of its lines with a word that must speak of the topic for the word to belong to it. */
const minAssociation = 0.5

/**
 * Closeness of every sentence to the topic. A sentence is about it when it has a naming word of the topic, or its source or the headings above
 * its quote have one, or the version that the topic asks for; about half when it shares with such sentences a word that these use mostly. All of it counts as far as the naming words stand in the text at all.
 */
export function topicPart(reading: Reading): Measured {
  const anchors = topicAnchors([reading.brief.topic].join(' '))
  if (anchors.length === 0 || reading.lines.length === 0) return { value: null, costs: [], note: 'The brief names no subject.' }
  const wanted = new Set([...anchors, ...(reading.brief.mustCover ?? []).flatMap(topicAnchors)])
  const isAnchor = cached((stem) => [...wanted].some((anchor) => isNearStem(anchor, stem)))
  const present = anchors.filter((anchor) =>
    reading.lines.some(({ stems }) => stems.some((stem) => isNearStem(anchor, stem) || (reading.isEnglish && areAlike(anchor, stem)))),
  )
  const isOfVersion = versionTest(reading.brief.topic)
  const about = new Set(
    reading.lines.filter((line) => {
      const { titles, headings } = textsAbove(line, reading)
      return [...line.stems, ...contentStems([...titles, ...headings].join(' '))].some(isAnchor) || headings.some(isOfVersion)
    }),
  )
  const belongs = associated(reading.lines, about)
  const counted = reading.lines.filter((line) => line.fact.factual || about.has(line))
  const values = counted.map((line) => (about.has(line) ? 1 : line.stems.some((stem) => belongs.has(stem)) ? 0.5 : 0))
  const factor = Math.min(1, present.length / anchors.length / minPresent)
  const costs = counted.flatMap(({ text }, at) =>
    (values[at] ?? 1) < 0.5 ? [{ cost: 1, text, reason: `Nothing ties this sentence to “${reading.brief.topic}”.` }] : [],
  )
  const missing = tokensOf(reading.brief.topic).filter(({ stem }) => anchors.includes(stem) && !present.includes(stem))
  const absent =
    factor < 1
      ? [{ cost: 2, text: reading.brief.topic, reason: `The text never speaks of ${missing.map(({ raw }) => `“${raw}”`).join(', ')}.` }]
      : []
  return { value: factor * meanOf(values, 1), costs: [...absent, ...costs] }
}

/** Titles of the sources of a line's quotes, and the headings above these. */
function textsAbove({ fact }: Line, { evidence }: Reading): Record<'titles' | 'headings', readonly string[]> {
  const quotes = fact.claims.flatMap(({ evidenceIds }) => evidenceIds.flatMap((id) => evidence.get(id) ?? []))
  return { titles: quotes.map(({ title = '' }) => title), headings: quotes.flatMap(({ headings = [] }) => headings) }
}

/** Number of a version; a year is none. */
const version = /(?<![\d.])\d{1,3}(?:\.\d+)*(?!\d)/g

/** Tells headings of a version that a topic asks for: *7.0.0-beta.9* of *What changed in RxJS 7*. */
function versionTest(topic: string): (heading: string) => boolean {
  const asked: readonly string[] = topic.match(version) ?? []
  return (heading) => (heading.match(version) ?? []).some((own) => asked.some((one) => `${own}.`.startsWith(`${one}.`)))
}

function associated(lines: readonly Line[], about: ReadonlySet<Line>): ReadonlySet<string> {
  const counts = new Map<string, { all: number; own: number }>()
  for (const line of lines)
    for (const stem of line.stems) {
      const count = counts.get(stem) ?? { all: 0, own: 0 }
      count.all += 1
      if (about.has(line)) count.own += 1
      counts.set(stem, count)
    }
  return new Set([...counts].filter(([, { all, own }]) => own > 0 && own / all >= minAssociation).map(([stem]) => stem))
}

function cached(test: (stem: string) => boolean): (stem: string) => boolean {
  const known = new Map<string, boolean>()
  return (stem) => {
    const found = known.get(stem) ?? test(stem)
    known.set(stem, found)
    return found
  }
}
