import type { SectionForm } from '@galley/sdk'
import { isQuestion, subjectOf } from './subject-of.ts'

/** A question that a topic asks. */
export interface QuestionPart {
  readonly text: string
  readonly form: Extract<SectionForm, 'passages' | 'steps' | 'changes'>
}

const asking =
  'why|how|what|who|whom|whose|when|where|which|warum|wieso|weshalb|wie|was|wer|wem|wen|wann|wo|wohin|welche|welcher|welches|pourquoi|comment|por qué|cómo'

/** A second question begins behind *and*; a comma may stand before it. */
const joint = new RegExp(String.raw`,?\s+(?:and|und|et|y)\s+(?=(?:${asking})\b)|(?<=\?)\s+(?=\p{Lu})`, 'iu')
const opening = new RegExp(String.raw`^(?:${asking})\b`, 'iu')
/** *How to install*, *How do you write*, *installing X*: an instruction is asked for. */
const steps =
  /^(?:how (?:to|do (?:i|you|we|one)|can (?:i|you|we|one)|should (?:i|you|we|one))\b|(?:installing|setting up|configuring|getting started with|using|building|debugging|upgrading|migrating)\b|wie (?:installier|richte|benutz|verwende|bau|konfigurier)\p{L}*)/iu
/** *What changed in 7*, *Changes in version 2.1*, *What's new in X*: versions are asked for. */
const changes =
  /^(?:what (?:has |have |was |were |is )?(?:been )?(?:changed|new|added|removed|fixed|deprecated)\b|what['’]s new\b|what changes\b|(?:breaking )?changes (?:in|of|to|since|between)\b|new(?: features)? in\b|release notes\b|changelog\b|was (?:hat sich|ist neu|änderte)|neu(?:es|erungen) in\b)/iu
const numbered = /(?<![\p{L}\d])v?\d+(?:\.\d+)*\b/iu

/**
 * Splits a topic into the questions that it asks, in its own words: *What are febrile seizures, and how are they treated?* is two. What stands
 * before the first question (*The xz backdoor and what it teaches*) is the topic and none of them; a topic that asks nothing gives none.
 */
export function questionParts(topic: string): readonly QuestionPart[] {
  const line = subjectOf(topic)
  const parts = line
    .split(joint)
    .map((part) => part.trim().replace(/[\s,;]+$/, ''))
    .filter((part) => part !== '')
  return parts
    .filter((part, at) => (at === 0 && parts.length === 1 ? isAsking(part) || isQuestion(part) : isAsking(part)))
    .map((part) => ({ text: asSentence(part), form: formOf(part) }))
}

function isAsking(part: string): boolean {
  return opening.test(part) || formOf(part) !== 'passages'
}

function formOf(part: string): QuestionPart['form'] {
  if (steps.test(part)) return 'steps'
  return changes.test(part) && numbered.test(part) ? 'changes' : 'passages'
}

function asSentence(part: string): string {
  const whole = part.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  const isOpen = /^(?:how to|how|what|why|who|when|where|which)\b/i.test(whole) && !isQuestion(whole)
  return /[?!.]$/.test(whole) || isOpen || !isQuestion(whole) ? whole : `${whole}?`
}
