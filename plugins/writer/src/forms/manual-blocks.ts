import { contentStems, countWords, plainText, splitSentences } from '@galley/evidence'
import { frameWords, type ShownEvidence, type WriteInput, type WrittenBlock, type WrittenClaim } from '@galley/sdk'
import { attribution, attributionWithin, shownHeading, shownTitle } from '../attribution.ts'
import { announcedBy } from './announced-by.ts'
import { setWhole } from './set-whole.ts'
import { shortened } from './shortened.ts'

/** Maximum length of a section against its words, as a multiplier: what is set whole does not end at the word. */
const over = 1.08

/**
 * Parts of manuals and changelogs, each under its own heading: paragraphs and entries quoted, code and tables whole, all in their order.
 * The best part is set before the next is heard; a changelog has something of each of its parts. What is said twice is set once. Where an instruction
 * does not fit, what its beginning announces comes before the paragraphs between.
 */
export function manualBlocks(input: WriteInput): readonly WrittenBlock[] {
  const { section } = input
  const used = new Set(input.earlier.flatMap(({ evidenceIds }) => evidenceIds))
  const told = input.earlier.map(({ text }) => plainText(text)).join('\n')
  const evidence = input.evidence.filter(
    ({ id, quote, questionIds }) =>
      !used.has(id) && questionIds.some((question) => section.questionIds.includes(question)) && !isTold(quote, told),
  )
  let left = section.words * over - countWords(section.heading)
  const chosen: ShownEvidence[] = []
  const ended = new Set<string>()
  for (const one of section.form === 'changes' ? inTurns(evidence, section.words * ofBest) : evidence) {
    if (chosen.some(({ quote }) => quote.trim() === one.quote.trim())) continue
    const naming = chosen.some((other) => pathOf(other) === pathOf(one)) ? 0 : countWords(pathOf(one))
    const whole = countWords(one.quote) + naming
    // An instruction is read on to where the room ends: its end without its beginning tells nothing.
    if (whole > left && section.form === 'steps') ended.add(pathOf(one))
    const fitted = whole <= left ? one : section.form === 'steps' ? null : shortened(one, left - naming)
    if (fitted === null || ended.has(pathOf(one))) continue
    left -= countWords(fitted.quote) + naming
    chosen.push(fitted)
    if (section.form !== 'steps') continue
    const part = evidence.filter((other) => pathOf(other) === pathOf(one) && other.sourceId === one.sourceId)
    const announced = announcedBy(one, part, left)
    if (announced === null) continue
    left -= countWords(announced.quote)
    chosen.push(announced)
  }
  const ordered = chosen.toSorted(
    (a, b) => sourceOrder(evidence, a) - sourceOrder(evidence, b) || placeOf(evidence, a) - placeOf(evidence, b),
  )
  const name = createClaims()
  const entries = new Set<string>()
  const blocks: WrittenBlock[] = []
  let before: ShownEvidence | undefined
  for (const one of ordered) {
    const own = setWhole(one, { name, language: input.brief.language, told: entries })
    if (own.length === 0) continue
    blocks.push(...(section.form === 'passages' ? attributed : headed)(own, { one, before, name, input }))
    before = one
  }
  return blocks
}

/** A heading that begins with the name of a release: *2.0.0 (2023-04-26)*, *NEWS for rsync 3.2.7*. */
const releaseName = /^\D{0,30}\d+\.\d/

/** Share of the words of a section, 0–1, that its best source has before the others have a turn: the release that is asked for, before those that mended it. */
const ofBest = 0.5

/**
 * Of each release the first entry of each part, then the second of each, and of several sources each in its turn: what a release removed does not take
 * the room of what it added, nor a guide that of the changelog.
 */
function inTurns(evidence: readonly ShownEvidence[], before: number): readonly ShownEvidence[] {
  const turns = new Map(
    [...Map.groupBy(evidence, (one) => `${one.sourceId} ${pathOf(one, { isNumbered: true })}`).values()].flatMap((part) =>
      part.map(({ id, headings = [] }, turn) => [id, releaseName.test(headings.at(-2) ?? '') ? turn : 0] as const),
    ),
  )
  const queues = [...Map.groupBy(evidence, ({ sourceId }) => sourceId).values()].map((own, at) => ({
    heard: at === 0 ? -before : 0,
    waiting: own.toSorted((a, b) => (turns.get(a.id) ?? 0) - (turns.get(b.id) ?? 0)),
  }))
  return evidence.flatMap(() => {
    const [next] = queues.filter(({ waiting }) => waiting.length > 0).toSorted((a, b) => a.heard - b.heard)
    const one = next?.waiting.shift()
    if (next === undefined || one === undefined) return []
    next.heard += countWords(one.quote)
    return [one]
  })
}

/** True for what stands above already, for the most part: a sentence of it may be a fact in a table. */
function isTold(quote: string, told: string): boolean {
  const sentences = splitSentences(quote).map(({ text }) => plainText(text))
  const again = sentences.filter((sentence) => told.includes(sentence))
  return countWords(again.join(' ')) * 2 > countWords(sentences.join(' '))
}

interface Placed {
  readonly one: ShownEvidence
  /** Quote that stands before it. */
  readonly before: ShownEvidence | undefined
  readonly name: (one: ShownEvidence) => WrittenClaim
  readonly input: WriteInput
}

/**
 * Under its own heading, with its source named below where it is another than before. The first stands under the section's heading, and no heading
 * upon another: its own is named with the source. Releases have their headings in any case.
 */
function headed(own: readonly WrittenBlock[], { one, before, name, input: { section, brief } }: Placed): readonly WrittenBlock[] {
  const isNumbered = section.form === 'changes'
  const here = pathOf(one, { isNumbered })
  const isNamed = one.sourceId === before?.sourceId
  const naming = (under: string): string => (isNamed ? '' : frameWords(brief.language).attribute(shownTitle(one.title), under))
  if (here === '' || (before !== undefined && here === pathOf(before, { isNumbered }))) return ledIn(own, naming(''), one, name)
  const heading: WrittenBlock = { kind: 'heading', text: here, claims: [] }
  if (before !== undefined) return [heading, ...ledIn(own, naming(''), one, name)]
  return isNumbered ? [leadLine(naming(''), one, name), heading, ...own] : ledIn(own, naming(here), one, name)
}

/** With its source and its heading named before its first words. */
function attributed(own: readonly WrittenBlock[], { one, before, name, input: { brief } }: Placed): readonly WrittenBlock[] {
  const lead = one.sourceId === before?.sourceId ? attributionWithin(one, before, brief.language) : attribution(one, brief.language)
  return ledIn(own, lead, one, name)
}

/** Names the source before its first words; before code, a table or a list in a line of its own. */
function ledIn(
  own: readonly WrittenBlock[],
  lead: string,
  one: ShownEvidence,
  name: (one: ShownEvidence) => WrittenClaim,
): readonly WrittenBlock[] {
  const [first, ...rest] = own
  if (lead === '' || first === undefined) return own
  if (first.kind === 'paragraph') return [{ ...first, text: lead + first.text }, ...rest]
  return [leadLine(lead, one, name), ...own]
}

function leadLine(lead: string, one: ShownEvidence, name: (one: ShownEvidence) => WrittenClaim): WrittenBlock {
  const claim = name(one)
  return { kind: 'paragraph', text: `${lead.trim()}[[c:${claim.id}]]`, claims: [claim] }
}

function sourceOrder(evidence: readonly ShownEvidence[], { sourceId }: ShownEvidence): number {
  return evidence.findIndex((other) => other.sourceId === sourceId)
}

function placeOf(evidence: readonly ShownEvidence[], { id }: ShownEvidence): number {
  return evidence.findIndex((other) => other.id === id)
}

/** The headings above a piece in one line, without the title of its source; with the numbers before them, where they are versions. */
function pathOf({ title, headings = [] }: ShownEvidence, { isNumbered }: { readonly isNumbered: boolean } = { isNumbered: false }): string {
  const own = contentStems(title)
  const inner = headings.filter((heading, at) => at > 0 || !contentStems(heading).every((stem) => own.includes(stem)))
  const release = isNumbered ? inner.findLast((heading) => /\d\.\d/.test(heading)) : undefined
  const last = inner.slice(-2)
  // Of *Changes in this version › Bug fixes* nobody knows which version that is.
  return (release === undefined || last.includes(release) ? last : [release, ...inner.slice(-1)])
    .map((heading) => {
      const shown = shownHeading(heading.replaceAll(/(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu, '\u2060')).replaceAll('\u2060', '_')
      const [number = ''] = isNumbered ? (/^\d+(?:\.\d+)+(?=\s)/.exec(heading) ?? []) : []
      return shown.startsWith(number) ? shown : `${number} ${shown}`
    })
    .join(' › ')
    .slice(0, 150)
}

function createClaims(): (one: ShownEvidence) => WrittenClaim {
  let count = 0
  return ({ id }) => ({ id: `c${(count += 1)}`, kind: 'quote', evidenceIds: [id] })
}
