import type { ChatRequest } from './chat-request.ts'
import type { Plant } from './plant.ts'
import { shapedAnswer } from './shaped-answer.ts'
import { shownEvidence } from './shown-evidence.ts'

/** The answer that a capable, obedient model would give, with what was planted in it. */
export function likelyAnswer(request: ChatRequest, plants: ReadonlySet<Plant>, random: () => number): string {
  const text =
    request.schema === undefined ? plainAnswer(request) : JSON.stringify(shapedAnswer(request.schema, request.prompt, plants, random))
  const broken = plants.has('invalid-json') && request.schema !== undefined ? breakJson(text) : text
  return plants.has('think-tags') ? `<think>First I look at {"the": "evidence"}, then I answer.</think>\n${broken}` : broken
}

function plainAnswer({ messages, prompt }: ChatRequest): string {
  const last = messages.at(-1)?.content ?? ''
  const shouted = /the word "(\w+)" in capital letters/i.exec(last)?.[1]
  if (shouted !== undefined) return shouted.toUpperCase()
  return shownEvidence(prompt)[0]?.quote ?? 'Nothing can be said about this.'
}

/** Not JSON by any reading: the values have lost their names. */
function breakJson(text: string): string {
  return `Sure! Here is what you asked for: ${text.replaceAll(/[{}[\]":]/g, ' ').slice(0, 200)} … None`
}
