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
  const isComparison = named.length > 1 && !isApart && parts.every(({ form }) => form === 'passages')
  if (!isComparison) return parts.map((part) => ({ ...part, heading: part.text }))
  const text = parts.map((part) => part.text.replace(/\?$/, '')).join('; ') || subjectOf(topic)
  return named.map(({ title }) => ({ text: `${text}: ${title}`, form: 'passages', heading: shortTitle(title) }))
}
