import type { JsonSchema } from '@galley/sdk'
import { oneByOne, readSentences, sentenceSchema, type ShownSentence } from './shown-sentences.ts'

/** Maximum changes of one section. */
const maxChanges = 12

/** A change as a model hands it in: `block` and `answers` are numbers of the lists it was shown. */
export interface Change {
  readonly block: number
  readonly op: 'replace' | 'insertAfter' | 'delete'
  readonly kind: 'paragraph' | 'list'
  readonly sentences: readonly ShownSentence[]
  readonly answers: readonly number[]
}

/** The shape of the changes to one section. */
export const changesSchema: JsonSchema = {
  type: 'object',
  required: ['changes'],
  additionalProperties: false,
  properties: {
    changes: {
      type: 'array',
      maxItems: maxChanges,
      items: {
        type: 'object',
        required: ['block', 'op', 'kind', 'sentences', 'answers'],
        additionalProperties: false,
        properties: {
          block: { type: 'integer', minimum: 1 },
          op: { enum: ['replace', 'insertAfter', 'delete'] },
          kind: { enum: ['paragraph', 'list'] },
          sentences: { type: 'array', maxItems: 20, items: sentenceSchema },
          answers: { type: 'array', maxItems: 20, items: { type: 'integer', minimum: 1 } },
        },
      },
    },
  },
}

/** Reads changes out of whatever a model answered; a second one of a block is none. */
export function readChanges(json: unknown): readonly Change[] {
  const { changes } = record(json)
  if (!Array.isArray(changes)) return []
  const seen = new Set<string>()
  return changes.slice(0, maxChanges).flatMap((one: unknown) => {
    const { block, op, kind, answers } = record(one)
    const known = (['replace', 'insertAfter', 'delete'] as const).find((word) => word === op)
    if (typeof block !== 'number' || known === undefined || seen.has(`${block} ${known === 'insertAfter'}`)) return []
    seen.add(`${block} ${known === 'insertAfter'}`)
    return [
      {
        block,
        op: known,
        kind: kind === 'list' ? ('list' as const) : ('paragraph' as const),
        sentences: oneByOne(readSentences(one)),
        answers: Array.isArray(answers) ? (answers as unknown[]).filter((number) => typeof number === 'number') : [],
      },
    ]
  })
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
