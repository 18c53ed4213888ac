import { contentStems, questionParts, subjectOf, type QuestionPart } from '@galley/evidence'
import type { SectionForm } from '@galley/sdk'
import { isNamedIn } from './is-named-in.ts'
import { shortTitle } from './short-title.ts'
import type { Described } from './structure-of.ts'

/** A question part with the heading and the form of its section. */
export interface Titled extends QuestionPart {
  readonly heading: string
  readonly form: SectionForm
  /** Title of the only document that may answer. */
  readonly of?: string
}

/** Forms of sections that answer a question of some kind otherwise than by passages. */
const forms: Readonly<Partial<Record<QuestionPart['kind'], SectionForm>>> = {
  steps: 'steps',
  changes: 'changes',
  timeline: 'timeline',
  people: 'people',
}

/** The questions of a topic; where it names several documents by their titles (*A, B and C*), each question of each of them. */
export function partsOf(topic: string, documents: readonly Described[]): readonly Titled[] {
  const parts = questionParts(topic).map(({ text, kind }): Titled => ({ text, kind, heading: text, form: forms[kind] ?? 'passages' }))
  const named = documents.filter((document) => isNamedIn(topic, document))
  if (parts.some(({ kind }) => kind === 'comparison')) return parts.map((part) => sideOf(part, named))
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

function wordsOf({ parts, opening }: Described): number {
  return parts.reduce((sum, { words }) => sum + words, opening ?? 0)
}

/** A side of a comparison: asked of the document that is called so, where there is one. */
function sideOf(part: Titled, named: readonly Described[]): Titled {
  const own = named.find((document) => isNamedIn(part.text, document) && wordsOf(document) >= minWords)
  const heading = part.text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  return own === undefined ? { ...part, heading } : { ...part, heading, of: own.title }
}
