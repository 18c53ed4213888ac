import { statementsOf } from '@galley/evidence'
import { claimKinds, type ClaimKind, type JsonSchema } from '@galley/sdk'

/** A sentence as a model hands it in: `evidence` are numbers of the list it was shown. */
export interface ShownSentence {
  readonly text: string
  readonly evidence: readonly number[]
  readonly kind: ClaimKind
}

/** Block of a model's answer. */
export interface ShownBlock {
  readonly kind: 'paragraph' | 'list'
  readonly sentences: readonly ShownSentence[]
}

/** The shape of a sentence with its evidence. */
export const sentenceSchema: JsonSchema = {
  type: 'object',
  required: ['text', 'evidence', 'kind'],
  additionalProperties: false,
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 1200 },
    evidence: { type: 'array', maxItems: 4, items: { type: 'integer', minimum: 1 } },
    kind: { enum: [...claimKinds] },
  },
}

/** The shape of a written section: blocks of sentences. */
export const blocksSchema: JsonSchema = {
  type: 'object',
  required: ['blocks'],
  additionalProperties: false,
  properties: {
    blocks: {
      type: 'array',
      minItems: 1,
      maxItems: 30,
      items: {
        type: 'object',
        required: ['kind', 'sentences'],
        additionalProperties: false,
        properties: {
          kind: { enum: ['paragraph', 'list'] },
          sentences: { type: 'array', minItems: 1, maxItems: 20, items: sentenceSchema },
        },
      },
    },
  },
}

/** The shape of mended sentences: one for each that was asked for, in order. */
export const sentencesSchema: JsonSchema = {
  type: 'object',
  required: ['sentences'],
  additionalProperties: false,
  properties: { sentences: { type: 'array', maxItems: 60, items: sentenceSchema } },
}

/** Reads blocks out of whatever a model answered. */
export function readBlocks(json: unknown): readonly ShownBlock[] {
  const { blocks } = record(json)
  if (!Array.isArray(blocks)) return []
  return blocks
    .map((block: unknown): ShownBlock => ({
      kind: record(block)['kind'] === 'list' ? 'list' : 'paragraph',
      sentences: oneByOne(readSentences(block)),
    }))
    .filter(({ sentences }) => sentences.length > 0)
}

/** Reads sentences out of `{ sentences: […] }`; what is none is left out. */
export function readSentences(json: unknown): readonly ShownSentence[] {
  const { sentences } = record(json)
  if (!Array.isArray(sentences)) return []
  return sentences.flatMap((one: unknown) => {
    const { text, evidence, kind } = record(one)
    if (typeof text !== 'string') return []
    const clean = plainSentence(text)
    const numbers = (Array.isArray(evidence) ? (evidence as unknown[]) : []).filter((number): number is number =>
      Number.isSafeInteger(number),
    )
    const known = claimKinds.find((word) => word === kind) ?? 'fact'
    return clean === '' ? [] : [{ text: clean, evidence: [...new Set(numbers)].slice(0, 20), kind: known }]
  })
}

/** Splits what a model hands in as one sentence: each part must stand on its evidence by itself. */
export function oneByOne(sentences: readonly ShownSentence[]): readonly ShownSentence[] {
  return sentences.flatMap(({ text: whole, evidence, kind }) =>
    statementsOf({ kind: 'paragraph', text: whole }).map(({ text }): ShownSentence => ({ text, evidence, kind })),
  )
}

/** One line: no tokens, no numbers in brackets, no headings and bullets, no address. The model's marks for citing are not its affair. */
function plainSentence(text: string): string {
  const line = text
    .replaceAll(/\[\[[^\]]*\]\]|\s?\[(?:\d{1,3}(?:\s?,\s?\d{1,3})*)\]/g, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[^<>]{0,300}>/g, '')
    .replaceAll(/(?:https?:\/\/|www\.)[^\s)\]>]+/g, '')
    .replace(/^\s*(?:#{1,6}|[-*+•]|\d{1,3}[.)])\s+/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return /[\p{L}\p{N}]/u.test(line) ? line.replace(/([^.!?…:;"”’»)*])$/, '$1.') : ''
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
