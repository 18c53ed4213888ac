import type { AnswerContext } from './answer-context.ts'
import type { PromptEvidence } from './shown-evidence.ts'

/** A sentence as the writer's prompts want it. */
export interface AnsweredSentence {
  readonly text: string
  readonly evidence: readonly number[]
  readonly kind: 'fact'
}

/** Writes a sentence from a piece of evidence, with the faults that are to be planted. */
export function writeSentence(
  all: readonly PromptEvidence[],
  at: number,
  { plants, random }: AnswerContext,
  text = all[at]?.quote ?? '',
): AnsweredSentence {
  const own = all[at]?.number ?? 1
  const other = all[(at + 1) % Math.max(1, all.length)]?.number ?? own
  const evidence = plants.has('dead-citations') ? 9000 + at : plants.has('wrong-evidence') ? other : own
  return { text: plants.has('invented-numbers') ? withInventedNumber(text, random) : text, evidence: [evidence], kind: 'fact' }
}

/** Adds a number that no source holds. */
export function withInventedNumber(text: string, random: () => number): string {
  return `${text.replace(/[.!?]?["”]?$/, '')}, as ${Math.floor(random() * 89_000) + 10_001} people saw.`
}
