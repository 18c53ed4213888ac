import type { ReadDocument } from '../documents/read-hit.ts'
import { topicWords } from '../documents/topic-fit.ts'
import { rootsOf } from '../words/roots-of.ts'
import { isQuestion } from './read-topic.ts'

type Titled = Pick<ReadDocument, 'title'>

/** Finds the titles of documents that a topic is made of; none where they are less than half of it: in a list (*the oven, the flour and the shop*) one of them says nothing of the others. */
export function titlesInTopic(topic: string, documents: readonly Titled[]): readonly string[] {
  const titles = documents.filter((document) => isNamedIn(topic, document)).map(({ title }) => title)
  const words = topicWords(bare(topic))
  const held = new Set(titles.flatMap(namesOf))
  const weightOf = (some: typeof words): number => some.reduce((sum, { weight }) => sum + weight, 0)
  return weightOf(words.filter(({ root }) => held.has(root))) * 2 >= weightOf(words) ? titles : []
}

/** True for a document whose whole title stands in the topic, but for a year and what is in brackets: *2022 Crimean Bridge explosion*. */
export function isNamedIn(topic: string, { title }: Titled): boolean {
  // *Why Click* tells why, and is no name.
  if (isQuestion(title)) return false
  const asked = new Set(rootsOf(topic))
  const titled = namesOf(title)
  return titled.length > 0 && titled.every((root) => asked.has(root))
}

/** True where a title's words stand in the topic in a row. */
export function standsWholeIn(topic: string, title: string): boolean {
  return ` ${rootsOf(topic).join(' ')} `.includes(` ${namesOf(title).join(' ')} `)
}

/** True for a document that has a title's words in a row, without *About*: two of them that stand apart may be about anything. */
export function hasTitle({ text }: Pick<ReadDocument, 'text'>, title: string): boolean {
  const words = bare(title).split(' ')
  const first = words.findIndex((word) => rootsOf(word).length > 0)
  return text
    .replaceAll(/\s+/g, ' ')
    .toLowerCase()
    .includes(words.slice(Math.max(0, first)).join(' ').toLowerCase())
}

/** Roots of a title without a year, and without what tells it in brackets from others so called. */
function namesOf(title: string): readonly string[] {
  const named = rootsOf(bare(title))
  return named.length > 0 ? named : rootsOf(title)
}

function bare(title: string): string {
  return title
    .replaceAll('_', ' ')
    .replaceAll(/\([^)]*\)|(?<!\p{L} )\b\p{N}{4}\b/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
