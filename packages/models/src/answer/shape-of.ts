import type { JsonSchema } from '@galley/sdk'

/** Keywords that a type says, or that only limit it. */
const sayable = new Set(
  'type properties required additionalProperties items enum const anyOf description title minItems maxItems minProperties maxProperties uniqueItems'.split(
    ' ',
  ),
)

/**
 * The shape of an answer as a type of TypeScript, on one line: what a prompt shows in place of the JSON Schema, at a third of its length. Limits are left
 * out: the answer is held to them afterwards. Null for a schema that says more than a type can.
 */
export function shapeOf(schema: JsonSchema): string | null {
  return isSayable(schema) ? memberOf(schema) : null
}

function isSayable(schema: JsonSchema): boolean {
  const { properties, items, anyOf, additionalProperties = false } = schema
  const parts = [
    ...Object.values((properties ?? {}) as Readonly<Record<string, JsonSchema>>),
    ...(items === undefined ? [] : [items as JsonSchema]),
    ...((anyOf ?? []) as readonly JsonSchema[]),
  ]
  return Object.keys(schema).every((key) => sayable.has(key)) && typeof additionalProperties === 'boolean' && parts.every(isSayable)
}

function memberOf(schema: JsonSchema): string {
  const { description } = schema
  return typeof description === 'string' ? `${typeOf(schema)} /* ${description.replaceAll('*/', '')} */` : typeOf(schema)
}

function typeOf(schema: JsonSchema): string {
  const { enum: words, const: only, anyOf, type } = schema
  if (Array.isArray(words)) return words.map((word) => JSON.stringify(word)).join(' | ')
  if (only !== undefined) return JSON.stringify(only)
  if (Array.isArray(anyOf)) return (anyOf as readonly JsonSchema[]).map(typeOf).join(' | ')
  if (Array.isArray(type)) return (type as readonly string[]).map((one) => typeOf({ ...schema, type: one })).join(' | ')
  if (type === 'array') return listOf(typeOf((schema['items'] ?? {}) as JsonSchema))
  if (type === 'object') return objectOf(schema)
  return typeof type === 'string' ? type : 'any'
}

function listOf(item: string): string {
  return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
}

function objectOf({ properties, required }: JsonSchema): string {
  const needed = new Set(Array.isArray(required) ? (required as readonly unknown[]) : [])
  const members = Object.entries((properties ?? {}) as Readonly<Record<string, JsonSchema>>)
  if (members.length === 0) return 'object'
  return `{ ${members.map(([name, member]) => `${name}${needed.has(name) ? '' : '?'}: ${memberOf(member)}`).join('; ')} }`
}
