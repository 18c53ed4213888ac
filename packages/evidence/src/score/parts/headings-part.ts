import { contentStems } from '../../text/words/content-stems.ts'
import { stemList } from '../../text/words/stem-list.ts'
import { meanOf, type Cost, type Measured } from '../measured.ts'
import type { Reading, Section } from '../reading.ts'
import { isNearStem } from './near-stem.ts'
import { questionKinds } from './question-kind.ts'

/** Words from which a text without any heading is hard to find one's way in. */
const long = 350

/** Words of headings that fit any text: they say which part of it comes, not what it is about. English. */
const general = stemList(
  `overview introduction background history summary conclusion result aftermath impact response reaction reception origin etymology
    development description detail context event cause effect consequence legacy significance analysis discussion definition key main fact
    timeline chronology early later life career death personal casualties victims plot cast production release critical awards characters music
    who what why how when where come next help happen work use look mean begin start end first last step before after open evidence point
    conflict source further reading learn know remember matter difference compare say tell answer question short brief term advice tip example
    case number figure cost risk limit pro con installation usage feature requirement common problem trouble takeaway allow promise cover bring contain include`,
)

/** Worth of a heading that would stand over any text. */
const plain = 0.8

/** Worth of a heading whose words stand elsewhere in the draft only. */
const elsewhere = 0.5

/**
 * Fit of each heading to the text under it, by its best word: one that stands there or in the sources of what stands there, one that would
 * stand over any text, one that stands elsewhere in the draft or its brief, none. *Why it happens* must have a cause below it.
 */
export function headingsPart(reading: Reading): Measured {
  if (!reading.isEnglish) return { value: null, costs: [], note: 'Outside English no list says which headings fit any text.' }
  const headed = reading.sections.filter(({ heading, lines }) => heading !== null && lines.length > 0)
  if (headed.length === 0) {
    const words = reading.lines.reduce((sum, { text }) => sum + text.split(' ').length, 0)
    return words < long
      ? { value: 1, costs: [] }
      : { value: 0.5, costs: [{ cost: 1, text: reading.lines[0]?.text ?? '', reason: 'A text of this length needs headings.' }] }
  }
  const known = new Set([...reading.lines.flatMap(({ stems }) => stems), ...contentStems(reading.brief.topic)])
  const fits = headed.map((section) => fitOf(section, known, reading))
  return { value: meanOf(fits, 1), costs: headed.flatMap((section, at) => costOf(section, fits[at] ?? 1)) }
}

function fitOf(section: Section, known: ReadonlySet<string>, reading: Reading): number {
  const kind = reading.isEnglish ? questionKinds.find(({ asks }) => asks.test(section.heading ?? '')) : undefined
  if (kind !== undefined && !section.lines.some(({ text }) => kind.answer.test(text))) return 0
  const own = [...new Set([...section.lines.flatMap((line) => line.stems), ...evidenceStems(section, reading)])]
  const worth = (stem: string): number => {
    if (own.some((one) => isNearStem(one, stem))) return 1
    return general.has(stem) ? plain : [...known].some((one) => isNearStem(one, stem)) ? elsewhere : 0
  }
  return section.headStems.length === 0 ? plain : Math.max(...section.headStems.map(worth))
}

/** Stems of what the sentences of a section rest on: a heading may use the words of the sources. */
function evidenceStems({ lines }: Section, { evidence }: Reading): readonly string[] {
  return lines
    .flatMap(({ fact }) => fact.claims.flatMap((claim) => claim.evidenceIds.flatMap((id) => evidence.get(id) ?? [])))
    .flatMap(({ quote, title, headings }) => contentStems([quote ?? '', title ?? '', ...(headings ?? [])].join(' ')))
}

function costOf({ heading }: Section, fit: number): readonly Cost[] {
  return fit >= 0.5 ? [] : [{ cost: 1 - fit, text: heading ?? '', reason: 'No word of this heading stands in the text below it.' }]
}
