import { fieldsOf, itemsOf, type JsonSchema, type ShownEvidence } from '@galley/sdk'
import { blockSchema, readSection } from './post-answer.ts'
import type { PostBlock } from './post-text.ts'

/** Maximum blocks that are changed at once. */
const maxEdits = 20

const ops = ['replace', 'insertAfter', 'delete'] as const

/** A change to one block as a model hands it in. */
export interface SectionEdit {
  /** Index of the block that is changed, and of the issues that the change answers. */
  readonly block: number
  readonly answers: readonly number[]
  readonly op: (typeof ops)[number]
  /** Block that comes in; none where one goes. */
  readonly written: PostBlock | null
}

/** The shape of the changes to some blocks. */
export const editsSchema: JsonSchema = {
  type: 'object',
  required: ['edits'],
  additionalProperties: false,
  properties: {
    edits: {
      type: 'array',
      maxItems: maxEdits,
      items: {
        type: 'object',
        required: ['block', 'op', 'answers', 'kind', 'sentences'],
        additionalProperties: false,
        properties: {
          block: { type: 'integer', minimum: 1 },
          op: { enum: [...ops] },
          answers: { type: 'array', maxItems: 20, items: { type: 'integer', minimum: 1 } },
          ...(blockSchema['properties'] as Readonly<Record<string, JsonSchema>>),
        },
      },
    },
  },
}

/** Reads changes out of whatever a model answered: one of a kind for each block. */
export function readEdits(json: unknown, evidence: readonly ShownEvidence[]): readonly SectionEdit[] {
  const { edits } = fieldsOf(json)
  const seen = new Set<string>()
  return itemsOf(edits)
    .slice(0, maxEdits)
    .flatMap((one): readonly SectionEdit[] => {
      const { block, op: named, answers, kind, sentences } = fieldsOf(one)
      const op = ops.find((word) => word === named)
      const key = `${String(block)} ${String(op === 'insertAfter')}`
      if (typeof block !== 'number' || op === undefined || seen.has(key)) return []
      seen.add(key)
      const [written = null] = op === 'delete' ? [] : readSection({ lead: [], blocks: [{ kind, sentences }] }, evidence)
      if (written === null && op !== 'delete') return []
      const numbers = itemsOf(answers).filter((number) => typeof number === 'number')
      return [{ block: block - 1, op, answers: numbers.map((number) => number - 1), written }]
    })
}
