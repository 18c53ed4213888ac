import { capitalised, contentStems, countWords, measureAsked, questionParts, subjectOf, type QuestionPart } from '@galley/evidence'
import { listInWords, type SectionForm } from '@galley/sdk'
import { isNamedIn } from './is-named-in.ts'
import { shortTitle } from './short-title.ts'
import type { Described } from './structure-of.ts'

/** A question part with the form of its section. */
export interface Titled extends QuestionPart {
  readonly form: SectionForm
  /** Title of the only document that may answer. */
  readonly of?: string
  /** True for the sides of a comparison beside each other. */
  readonly isTogether?: boolean
}

/** Forms of sections that answer a question of some kind otherwise than by passages. */
const forms: Readonly<Partial<Record<QuestionPart['kind'], SectionForm>>> = {
  steps: 'steps',
  changes: 'changes',
  timeline: 'timeline',
  people: 'people',
}

/** The questions of a topic; where it names several documents by their titles (*A, B and C*), each question of each of them. */
export function partsOf(topic: string, documents: readonly Described[], language: string): readonly Titled[] {
  const parts = questionParts(topic).map(({ text, heading, kind }): Titled => ({ text, heading, kind, form: forms[kind] ?? 'passages' }))
  const named = documents.filter((document) => isNamedIn(topic, document))
  if (parts.some(({ kind }) => kind === 'comparison')) return comparisonOf(topic, parts, { documents, language })
  // Two that are named by a question each are no sides of one: *What is X, and which features has it?* beside *Features*.
  const isApart = parts.filter(({ text }) => named.some((document) => isNamedIn(text, document))).length > 1
  const isOfSeveral = isJoined(topic, named) && !isApart && parts.every(({ form }) => form === 'passages')
  if (!isOfSeveral) return parts
  const text = parts.map((part) => part.text.replace(/\?$/, '')).join('; ') || subjectOf(topic)
  const kind = parts[0]?.kind ?? 'matter'
  return named.map(({ title }) => ({ text: `${text}: ${title}`, kind, form: 'passages', heading: shortTitle(title), of: title }))
}

/** True where a topic joins titles (*Batsirai and Mocha*); of *encapsulation in Fastify*, the second only says where. */
function isJoined(topic: string, documents: readonly Described[]): boolean {
  const titles = [...new Set(documents.map(({ title }) => title))].map((title) => new Set(contentStems(title)))
  const shared = titles.reduce((common, title) => common.intersection(title), titles[0] ?? new Set<string>())
  const sides = topic
    .split(/[,;&/、，；]|\s(?:and|or|und|oder|et|ou|y|o|e|en|of|og|och|i)\s|[和与及と]/iu)
    .map((side) => new Set(contentStems(side)))
  const places = titles.map((title) => sides.findIndex((side) => title.difference(shared).isSubsetOf(side)))
  return new Set(places.filter((at) => at >= 0)).size > 1
}

/** Words of a document that can speak for a side: a page of contents has a title only. */
const minWords = 60

/** Words that the scan saw; where it saw no outline, those of the sentences that it shows. */
function wordsOf({ parts, opening, prose }: Described): number {
  return parts.reduce((sum, { words }) => sum + words, opening ?? countWords(prose))
}

/**
 * Parts of a comparison: its sides against each other, then each of them; of documents that are called so, each by itself. A measure that they
 * have (*How fast are X and Y compared with Z?*) tells nothing else of any.
 */
function comparisonOf(
  topic: string,
  parts: readonly Titled[],
  { documents, language }: { readonly documents: readonly Described[]; readonly language: string },
): readonly Titled[] {
  const names = parts.map(({ text }) => {
    const others = parts.map((other) => (other.text === text ? null : namedLike(text, other.text, documents)))
    return others.find((name) => name !== null) ?? text
  })
  const measure = measureAsked(topic)
  const sides = parts.map((part, at) => sideOf(part, { name: names[at] ?? part.text, names, measure, topic, parts }, documents))
  if (sides.every(({ of }) => of !== undefined)) return sides
  const together: Titled = {
    text: `${measure} ${names.join(' vs ')}`.trim(),
    heading: capitalised(listInWords(names.map(withoutArticle), language)),
    kind: 'comparison',
    form: 'passages',
    isTogether: true,
  }
  return measure === '' ? [together, ...sides] : [together]
}

/** A side as a heading has it: *Pending transaction*. */
function withoutArticle(name: string): string {
  return name.replace(/^(?:an?|the|ein(?:e[nm]?)?|der|die|das|une?|le|la|les|el|los|las|una?|il|lo|gli|een|het|os?|as)\s+(?=\p{L}{2})/u, '')
}

/** A side among the others. */
interface Among {
  readonly name: string
  readonly names: readonly string[]
  readonly measure: string
  readonly topic: string
  readonly parts: readonly Titled[]
}

/** A side of a comparison, asked of the document that is called so, where there is one. */
function sideOf(part: Titled, { name, names, measure, topic, parts }: Among, documents: readonly Described[]): Titled {
  const frame = parts.reduce((rest, other) => rest.replace(other.text, ' '), topic)
  const own = documentOf(name, { others: names.filter((other) => other !== name), frame }, documents)
  const heading = capitalised(withoutArticle(name))
  const asked: Titled =
    measure === '' ? { ...part, text: name, heading } : { ...part, text: `${measure} ${name}?`, heading, kind: 'amount' }
  return own === undefined ? asked : { ...asked, of: own.title }
}

/** The document that has most of a side in its title, something that no other side has, and nothing but the frame beside it: *git-rebase* of *merge vs rebase in Git*. */
function documentOf(
  side: string,
  { others, frame }: { readonly others: readonly string[]; readonly frame: string },
  documents: readonly Described[],
): Described | undefined {
  const own = new Set(contentStems(side)).difference(new Set(contentStems([...others, frame].join(' '))))
  const sizeOf = ({ title }: Described): number => new Set(contentStems(title)).intersection(own).size
  return documents
    .filter((document) => sizeOf(document) > 0 && isNamedIn(`${side} ${frame}`, document) && wordsOf(document) >= minWords)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))[0]
}

/** A shorter side with the word that it shares with another, where a title has both: *rebase* beside *git merge*. Null where none has. */
function namedLike(side: string, other: string, documents: readonly Described[]): string | null {
  const [own, more] = [side.split(' '), other.split(' ')]
  const missing = more.length - own.length
  const names =
    missing < 1
      ? []
      : [
          [...more.slice(0, missing), ...own],
          [...own, ...more.slice(-missing)],
        ]
  return (
    names.map((name) => name.join(' ')).find((name) => documents.some(({ title }) => ` ${plain(title)} `.includes(` ${plain(name)} `))) ??
    null
  )
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s._/()-]+/gu, ' ')
}
