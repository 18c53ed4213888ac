import { shapedAnswer } from './answers/shaped-answer.ts'
import { withInventedNumber } from './answers/write-sentence.ts'
import { shownEvidence } from './answers/shown-evidence.ts'
import type { ChatRequest } from './chat-request.ts'
import type { Plant } from './plant.ts'

/** Makes the answer that a capable, obedient model would give, with the planted faults in it. */
export function likelyAnswer(request: ChatRequest, plants: ReadonlySet<Plant>, random: () => number): string {
  const { schema, prompt } = request
  const text =
    schema === undefined ? plainAnswer(request, plants, random) : JSON.stringify(shapedAnswer(schema, { prompt, plants, random }))
  const broken = plants.has('invalid-json') && schema !== undefined ? breakJson(text) : text
  return plants.has('think-tags') ? `<think>First I look at {"the": "evidence"}, then I answer.</think>\n${broken}` : broken
}

/** Answers without a schema: the word that the probe asks for, the first piece of evidence, or the last message said again. */
function plainAnswer({ messages, prompt }: ChatRequest, plants: ReadonlySet<Plant>, random: () => number): string {
  const last = messages.at(-1)?.content ?? ''
  const shouted = /the word "(\w+)" in capital letters/i.exec(last)?.[1]
  if (shouted !== undefined) return shouted.toUpperCase()
  const text = shownEvidence(prompt)[0]?.quote ?? last
  return plants.has('invented-numbers') ? withInventedNumber(text, random) : text
}

/** Breaks JSON beyond any reading: the values lose their names. */
function breakJson(text: string): string {
  return `Sure! Here is what you asked for: ${text.replaceAll(/[{}[\]":]/g, ' ').slice(0, 200)} … None`
}
