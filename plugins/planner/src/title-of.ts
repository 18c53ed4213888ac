import { recase } from './recase.ts'
import { statementOf } from './statement-of.ts'
import { isQuestion, subjectOf } from './subject-of.ts'

/** Maximum words of a title. */
const maxWords = 10
/** Maximum characters of a title. */
const maxChars = 80
/** A title does not end with one of these. */
const weak = new Set('a an the of in on at to for from by with and or but as than that which who is are was were their its'.split(' '))

/** A title from the topic: its subject, as a statement if it is a question, cut at a natural place when it is long, written as the sources write its words. */
export function titleOf(topic: string, sources: readonly string[]): string {
  const subject = isQuestion(topic) ? statementOf(subjectOf(topic), sources) : subjectOf(topic)
  return recase(isShort(subject) ? subject : shortened(subject), sources)
}

function isShort(text: string): boolean {
  return text.length <= maxChars && text.split(' ').length <= maxWords
}

function shortened(subject: string): string {
  const clauses = subject.split(
    /(?<=[.;:?!])\s+|,\s+|\s+[–—-]\s+|\s+(?=(?:including|with|focusing|and how|and why|and what|so that|because|such as)\s)/,
  )
  const first = (clauses[0] ?? subject).replace(/[.,;:!]+$/, '')
  if (isShort(first) && first.split(' ').length >= 2) return first
  const words = first.split(' ').slice(0, maxWords)
  while (words.join(' ').length > maxChars || (words.length > 1 && weak.has((words.at(-1) ?? '').toLowerCase()))) words.pop()
  return words.join(' ').replace(/[.,;:!]+$/, '')
}
