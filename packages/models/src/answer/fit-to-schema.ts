import type { JsonSchema } from '@galley/sdk'

/**
 * A copy of a value without what a schema does not want and nobody needs to ask again for: keys that it does not know, where it
 * allows no others, and items over its limit (a ninth answer to "at most eight").
 */
export function fitToSchema(value: unknown, schema: JsonSchema): unknown {
  if (Array.isArray(value)) {
    const items = schema['items'] as JsonSchema | undefined
    const max = typeof schema['maxItems'] === 'number' ? schema['maxItems'] : value.length
    return value.slice(0, max).map((item: unknown) => (items === undefined ? item : fitToSchema(item, items)))
  }
  if (typeof value !== 'object' || value === null) return value
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>
  const isClosed = schema['additionalProperties'] === false && schema['patternProperties'] === undefined
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isClosed || Object.hasOwn(properties, key))
      .map(([key, member]) => [key, fitToSchema(member, (Object.hasOwn(properties, key) ? properties[key] : undefined) ?? {})]),
  )
}
