import type { JsonSchema } from '@galley/sdk'

/** Keywords that grammar compilers refuse, or turn into a rule for every single character; our own validator checks them afterwards. */
const dropped = new Set(['maxLength', 'minLength', 'pattern', 'format', 'minimum', 'maximum', 'oneOf', 'not', '$schema', '$id'])

/** Lists may be limited to so many items: a larger limit makes a grammar slow and says nothing. */
const largestCount = 50

/** The schema as it is sent to a server: the same shape without the limits. */
export function askedSchema(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !dropped.has(key) && !(key === 'maxItems' && Number(value) > largestCount))
      .map(([key, value]) => [key, key === 'properties' ? mapProperties(value) : simplify(value)]),
  )
}

function mapProperties(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, simplify(schema)]))
}

function simplify(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? askedSchema(value as JsonSchema) : value
}
