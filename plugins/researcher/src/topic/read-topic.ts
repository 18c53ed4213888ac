import { comparedSides } from '@galley/evidence'
import { topicWords } from '../documents/topic-fit.ts'
import { rootsOf } from '../words/roots-of.ts'

/** Words of a part of a topic that is a subject of its own. */
const minSubjectWords = 2

/** Words by which a question speaks of what was named before it. */
const pointing = /\b(?:its?|they|them|their|this|that|these|those|he|him|his|she|her|es|sie|ihre?|er|ihn)\b/i

/** A topic by its parts. */
export interface TopicParts {
  /** The subjects that it joins, where it joins some: *open models and package registries* asks for what is about either, *tea versus coffee* too. */
  readonly subjects: readonly string[]
  /** Questions of one thing of their own that it joins to another: *How do we back up the server, and how is a restore done?* */
  readonly beside: readonly string[]
  /** The roots that tell which bearer of a name is meant: *the minister who faked his own death* behind *John Stonehouse*. */
  readonly description: readonly string[]
}

/** Reads a topic by its words alone. */
export function readTopic(topic: string): TopicParts {
  const parts = partsOf(topic)
  const beside = parts.slice(1).filter((part) => isQuestion(part) && !pointing.test(part) && topicWords(part).length === 1)
  return { subjects: subjectsOf(topic, parts), beside, description: descriptionOf(topic) }
}

/** True for a text that begins or ends as a question does. */
export function isQuestion(text: string): boolean {
  return /[?？]\s*$|^(?:why|how|what|when|who|where|which|warum|wie|was|wann|wer|wo)\s/i.test(text)
}

/** Parts of a topic between the words and signs that join. */
function partsOf(topic: string): readonly string[] {
  return topic.split(/\s*(?:,|;|&|\b(?:and|und|et|y|e|en|og|och)\b)\s+/u)
}

function subjectsOf(topic: string, parts: readonly string[]): readonly string[] {
  const sides = comparedSides(topic)
  if (sides.length > 1) return sides
  // *Why was Eurovision 2024 held in Kyiv?* is of Eurovision 2024, whatever happened there.
  const [, subject] =
    /^(?:why|how|when|where) (?:did|was|were|has|have|had|is|are|do|does) (?:the )?((?:[\p{Lu}\p{N}][^\s?]*\s?)+)(?=\p{Ll})/u.exec(
      topic.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
    ) ?? []
  if (subject !== undefined && topicWords(subject).length >= minSubjectWords) return [subject]
  return parts.length < 2 ? [] : parts.filter((part) => topicWords(part).length >= minSubjectWords)
}

function descriptionOf(topic: string): readonly string[] {
  const [, described = ''] = /^[^,:]*\p{Lu}[^,:]*,\s+(?:an?|the)\s+([^,;:]+)$/u.exec(topic) ?? []
  const roots = [...new Set(rootsOf(described))]
  return roots.length >= 2 ? roots : []
}
