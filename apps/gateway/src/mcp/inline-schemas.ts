import type { JsonSchema } from '@galley/sdk'
import { answerSchemas } from '../openapi/answer-schemas.ts'
import { draftSchemas } from '../openapi/draft-schemas.ts'

const prefix = '#/components/schemas/'
const known: Readonly<Record<string, JsonSchema>> = { ...draftSchemas, ...answerSchemas }

/** Makes a schema of the OpenAPI document stand alone: each schema that it refers to takes the reference's place. */
export function inlineSchemas(schema: JsonSchema): JsonSchema {
  return inline(schema) as JsonSchema
}

function inline(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inline)
  if (typeof value !== 'object' || value === null) return value
  const { $ref } = value as { readonly $ref?: unknown }
  if (typeof $ref === 'string' && $ref.startsWith(prefix)) return inline(known[$ref.slice(prefix.length)] ?? {})
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inline(member)]))
}
