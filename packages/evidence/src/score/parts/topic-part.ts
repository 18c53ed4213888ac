import { areAlike } from '../../support/words/synonyms.ts'
import { contentStems } from '../../text/content-stems.ts'
import { tokensOf } from '../../text/tokens.ts'
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
 * its quote have one; about half when it shares with such sentences a word that these use mostly. All of it counts as far as the naming words stand in the text at all.
 */
export function topicPart(reading: Reading): Measured {
  const anchors = topicAnchors([reading.brief.topic].join(' '))
  if (anchors.length === 0 || reading.lines.length === 0) return { value: null, costs: [], note: 'The brief names no subject.' }
  const wanted = new Set([...anchors, ...(reading.brief.mustCover ?? []).flatMap(topicAnchors)])
  const isAnchor = cached((stem) => [...wanted].some((anchor) => isNearStem(anchor, stem)))
  const present = anchors.filter((anchor) =>
    reading.lines.some(({ stems }) => stems.some((stem) => isNearStem(anchor, stem) || (reading.isEnglish && areAlike(anchor, stem)))),
  )
  const about = new Set(reading.lines.filter((line) => [...line.stems, ...surroundings(line, reading)].some(isAnchor)))
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

/** Stems of the titles and headings under which the quotes of a line stand. */
function surroundings(line: Line, { evidence }: Reading): readonly string[] {
  return line.fact.claims
    .flatMap((claim) => claim.evidenceIds.flatMap((id) => evidence.get(id) ?? []))
    .flatMap(({ title, headings }) => contentStems([title ?? '', ...(headings ?? [])].join(' ')))
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
