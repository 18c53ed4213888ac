import type { JsonSchema } from '@galley/sdk'
import type { AnswerContext } from './answer-context.ts'
import { shownEvidence } from './shown-evidence.ts'
import { withInventedNumber } from './write-sentence.ts'

/** Makes a value for a schema that nobody foresaw: the first word of an enumeration, a number in range, a sentence from the prompt. */
export function anyAnswer(schema: JsonSchema, context: AnswerContext, name = ''): unknown {
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  if ('const' in schema) return schema['const']
  switch (schema['type']) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>).map(([key, member]) => [
          key,
          anyAnswer(member, context, key),
        ]),
      )
    case 'array':
      return [anyAnswer((schema['items'] ?? { type: 'string' }) as JsonSchema, context, name)]
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return numberFor(schema, name, context)
    default:
      return stringFor(name, context)
  }
}

function numberFor(schema: JsonSchema, name: string, { prompt }: AnswerContext): number {
  if (name === 'year') return Number(/\b(1\d{3}|20\d\d)\b/.exec(prompt)?.[0] ?? 2024)
  return typeof schema['minimum'] === 'number' ? schema['minimum'] : 1
}

function stringFor(name: string, { prompt, plants, random }: AnswerContext): string {
  if (name === 'city') return /\bin (\p{Lu}\p{L}+)/u.exec(prompt)?.[1] ?? 'Porto'
  if (name === 'id') return 'x1'
  const quote = shownEvidence(prompt)[0]?.quote ?? 'The sources say little about this.'
  return plants.has('invented-numbers') ? withInventedNumber(quote, random) : quote
}
