import type { JsonSchema } from '@galley/sdk'

/** Cuts lists to the length that a schema allows: a ninth answer to "at most eight" is no reason to ask again. */
export function trimLists(value: unknown, schema: JsonSchema): unknown {
  if (Array.isArray(value)) {
    const items = schema['items'] as JsonSchema | undefined
    const max = typeof schema['maxItems'] === 'number' ? schema['maxItems'] : value.length
    return value.slice(0, max).map((item: unknown) => (items === undefined ? item : trimLists(item, items)))
  }
  if (typeof value !== 'object' || value === null) return value
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, Object.hasOwn(properties, key) ? trimLists(member, properties[key] ?? {}) : member]),
  )
}
