import { contentStems } from '../text/words/content-stems.ts'

/** Finds the subject of a topic, without the words that ask for a text about it. */
const asking =
  /^(?:please\s+)?(?:(?:can|could|would) you\s+)?(?:write|draft|create|prepare|produce|compose|make|give|tell|explain|describe|summari[sz]e)\b\s*(?:me|us)?\s*(?:(?:an?|the|some|about)\s+)?(?:[\w-]+\s+){0,4}?(?:(?:article|post|blog|essay|text|piece|report|overview|introduction|summary|draft|guide|explainer|paper|brief)\b\s*)+(?:about|on|of|for|to|that|which|:)?\s*/i
const formless = /^(?:please\s+)?(?:write|tell(?: me| us)?|explain|describe|summari[sz]e)\s+(?:to me\s+|to us\s+)?(?:about\s+|on\s+)?/i

/** The subject of a brief's topic: no request around it, no underscores for blanks, no closing mark. */
export function subjectOf(topic: string): string {
  // *Crimean_Bridge_explosion* is an address, *select_related* among other words a name.
  const line = (/\S\s+\S/.test(topic) ? topic : topic.replaceAll('_', ' ')).replaceAll(/\s+/g, ' ').trim()
  const bare = line.replace(asking, '').replace(formless, '')
  const subject = (bare.length >= 3 ? bare : line).replace(/^["“'‘]+|["”'’]+$/g, '').replace(/[\s.,;:!]+$/, '')
  return [subject, line, topic.trim()].find((text) => text !== '') ?? topic
}

/** True for a topic that is a question, with its mark or without. */
export function isQuestion(topic: string): boolean {
  const line = subjectOf(topic)
  return (
    /\?\s*$|^¿/.test(line) ||
    /^(?:how|why|when|where|what|who|which|is|are|was|were|does|do|did|can|should|has|have) (?:is|are|was|were|has|have|had|can|could|will|would|should|do|does|did|an?|the|\p{Lu})/u.test(
      line.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
    )
  )
}

/** The stems of a subject: what every source speaks of and what therefore tells no section from another. */
export function subjectStems(topic: string): ReadonlySet<string> {
  return new Set(contentStems(topic))
}
