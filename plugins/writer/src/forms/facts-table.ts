import { countWords, monthName, termOverlap, wholeWords } from '@galley/evidence'
import { frameWords, type ShownEvidence, type WriteInput, type WrittenBlock } from '@galley/sdk'
import { shownTitle } from '../attribution.ts'
import { quoted } from '../quoted.ts'
import { repeats, said } from '../said.ts'
import { cited, fitting } from './cited-line.ts'

/** Maximum words of a fact, and of the one that says what the topic is. */
const maxWords = 34
const maxDefinition = 48
/** Maximum characters of a name that labels a row. */
const maxName = 40
/** Maximum rows. */
const maxRows = 8

type Label = 'what' | 'when' | 'figures'
const order: readonly Label[] = ['what', 'when', 'figures']

const date = wholeWords(
  [String.raw`(?:${monthName})(?!\p{L}).{0,12}\d`, String.raw`(?:[Ii]n|[Ss]ince|[Ss]eit|[Ii]m Jahr|[Ee]n|[Dd]epuis|[Dd]esde) \d{4}`],
  'u',
)
const figure = /\p{N}[\p{N}.,]*\s*(?:%|percent|per cent|Prozent|million|billion|Millionen|\p{L}{3,})/u

/** A table of facts: what the topic is, when, how many, as its sources have it. Nothing where neither says what it is nor gives two facts. */
export function factsTable(input: WriteInput): readonly WrittenBlock[] {
  const { title, section, evidence, share } = input
  const { facts } = frameWords(input.brief.language)
  const isMany = new Set(evidence.map(({ sourceId }) => sourceId)).size > 1
  // Among several sources, the facts are of those that are called as the topic is.
  const isOfTopic = (one: ShownEvidence): boolean => isOpening(one) && (!isMany || termOverlap(one.title, title) >= 0.99)
  const definitions = evidence.filter((one) => defines(one, title) && countWords(one.quote) <= maxDefinition)
  // What answers a question of the topic stands there; what a source says first of its subject are its facts.
  const others = evidence.filter(
    (one) =>
      !definitions.includes(one) &&
      one.questionIds.length === 1 &&
      isOfTopic(one) &&
      labelOf(one) !== null &&
      countWords(one.quote) <= maxWords,
  )
  const isFresh = (one: ShownEvidence, known: readonly ShownEvidence[]): boolean =>
    !known.some((other) => repeats(said(other.quote), said(one.quote)))
  const chosen: ShownEvidence[] = []
  for (const one of definitions) if (chosen.length < maxRows / 2 && isFresh(one, chosen)) chosen.push(one)
  for (const one of others) if (chosen.length < maxRows * 2 && isFresh(one, chosen)) chosen.push(one)
  const rows = chosen.map((one) => {
    const label: Label = definitions.includes(one) ? 'what' : (labelOf(one) ?? 'figures')
    const source = isMany ? ` (*${shownTitle(one.title)}*)` : ''
    const named = label === 'what' ? cell(subjectOf(one.quote)) : ''
    return {
      label,
      text: `| ${named !== '' && named.length <= maxName ? named : facts[label]} | ${cell(quoted(one.quote, input.brief.language))}${source} |`,
      evidenceIds: [one.id],
    }
  })
  const kept = fitting(rows, section.words - countWords(section.heading) - 6, share, evidence).slice(0, maxRows)
  if (kept.length < 2 && kept[0]?.label !== 'what') return []
  const sorted = order.flatMap((label) => kept.filter((row) => row.label === label))
  const { texts, claims } = cited(sorted, (line, token) => line.replace(/ \|$/, `${token} |`))
  return [{ kind: 'table', text: [`| ${facts.fact} | ${facts.source} |`, '| --- | --- |', ...texts].join('\n'), claims }]
}

function labelOf({ quote }: ShownEvidence): Label | null {
  return date.test(quote) ? 'when' : figure.test(quote) ? 'figures' : null
}

/** True for a quote that stands under no heading but its source's title. */
function isOpening({ title, headings = [] }: ShownEvidence): boolean {
  return headings.every((heading) => termOverlap(heading.replaceAll('_', ' '), title) >= 0.99)
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll(/\s+/g, ' ')
}

/** *X* of *X is a …*, without an article and what stands behind it in brackets or commas. */
function subjectOf(quote: string): string {
  const [, subject = ''] =
    /^(.{2,160}?)\s(?:is|are|was|were|ist|sind|war|waren)\s(?:an?|the|one of|ein|eine|der|die|das)\s/u.exec(quote) ?? []
  return subject.replace(/\s*[,(].*$/, '').replace(/^(?:the|an?|der|die|das|ein|eine)\s/i, '')
}

/** *X is a …*, where X is what the draft is about, or a source whose title the draft names. */
function defines({ quote, title: source }: ShownEvidence, title: string): boolean {
  const bare = subjectOf(quote)
  // *Hilary was the first storm to …* tells a feat.
  if (/\s(?:is|are|was|were) the (?:first|second|third|last|only|most|largest|fastest)\b/.test(quote.slice(0, 184))) return false
  if (bare === '' || bare.split(' ').length > 6 || /^(?:there|it|this|that|after|in|on|at|by|for|with|from)\b/i.test(bare)) return false
  return termOverlap(bare, title) >= 0.6 || (termOverlap(bare, source) >= 0.8 && termOverlap(source, title) >= 0.5)
}
