import type { JsonSchema } from '@galley/sdk'

export const string: JsonSchema = { type: 'string' }
export const strings: JsonSchema = { type: 'array', items: string }
export const count: JsonSchema = { type: 'integer', minimum: 0 }
/** A moment as RFC 3339 writes it. */
export const time: JsonSchema = { type: 'string', format: 'date-time' }
/** A score of 0 to 100. */
export const score: JsonSchema = { type: 'number', minimum: 0, maximum: 100 }

/** Schema of a list in an answer. */
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

/** A reference to a schema of the document. */
export const schemaRef = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

/** An object in an answer: it has exactly the type's properties, and is open, since later versions may answer more. */
export function answerObject<T>(
  required: readonly (keyof T & string)[],
  properties: { readonly [K in keyof T]-?: JsonSchema },
): JsonSchema {
  return { type: 'object', required, properties }
}
