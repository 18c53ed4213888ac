import { comparedSides } from '@galley/evidence'
import { isNamedIn } from './is-named-in.ts'
import { questionParts, type QuestionPart } from './question-parts.ts'
import { shortTitle } from './short-title.ts'
import type { Described } from './structure-of.ts'
import { subjectOf } from './subject-of.ts'

/** A question part with the heading of its section. */
export interface Titled extends QuestionPart {
  readonly heading: string
}

/** The questions of a topic; where it names several documents by their titles (*A, B and C*), each question of each of them. */
export function partsOf(topic: string, documents: readonly Described[]): readonly Titled[] {
  const parts = questionParts(topic)
  const named = documents.filter((document) => isNamedIn(topic, document))
  // Two that are named by a question each are no sides of one: *What is X, and which features has it?* beside *Features*.
  const isApart = parts.filter(({ text }) => named.some((document) => isNamedIn(text, document))).length > 1
  const isComparison = new Set(named.map(({ title }) => title)).size > 1 && !isApart && parts.every(({ form }) => form === 'passages')
  const sides = comparedSides(subjectOf(topic))
  if (sides.length > 1 && parts.length === 0) return sides.map((side) => sideOf(side, named))
  if (!isComparison) return parts.map((part) => ({ ...part, heading: part.text }))
  const text = parts.map((part) => part.text.replace(/\?$/, '')).join('; ') || subjectOf(topic)
  return named.map(({ title }) => ({ text: `${text}: ${title}`, form: 'passages', heading: shortTitle(title) }))
}

/** Words of a document that can speak for a side: a page of contents has a title only. */
const minWords = 150

function wordsOf({ parts, opening }: Described): number {
  return parts.reduce((sum, { words }) => sum + words, opening ?? 0)
}

/** A side of a comparison: asked of the document that is called so, where there is one. */
function sideOf(side: string, named: readonly Described[]): Titled {
  const own = named.find((document) => isNamedIn(side, document) && wordsOf(document) >= minWords)
  if (own !== undefined) return { text: `${side}: ${own.title}`, form: 'passages', heading: shortTitle(own.title) }
  return { text: side, form: 'passages', heading: side.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) }
}
