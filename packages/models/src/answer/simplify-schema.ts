import type { JsonSchema } from '@galley/sdk'

/** Keywords that grammar compilers refuse, or turn into a rule for every single character; the schema checker holds the answer to them afterwards. */
const dropped = new Set(['maxLength', 'minLength', 'pattern', 'format', 'minimum', 'maximum', 'oneOf', 'not', '$schema', '$id'])

/** Largest limit of a list that is sent: a larger one makes a grammar slow and says nothing. */
const maxListItems = 50

/** The schema as a server is sent it: the same shape without the limits. */
export function simplifySchema(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !dropped.has(key) && !(key === 'maxItems' && Number(value) > maxListItems))
      .map(([key, value]) => [key, key === 'properties' ? mapProperties(value) : simplify(value)]),
  )
}

function mapProperties(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, simplify(schema)]))
}

function simplify(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? simplifySchema(value as JsonSchema) : value
}
