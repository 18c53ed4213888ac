/** A JSON Schema of draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** Builds the schema of an object: unknown keys are refused, `required` lists what may not be left out. */
export function objectSchema(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false }
}

/** Builds the schema of a list; `limits` are further keywords of it. */
export function listSchema(items: JsonSchema, limits: JsonSchema = {}): JsonSchema {
  return { type: 'array', items, ...limits }
}

/** Builds the schema of a text; `limits` are further keywords of it. */
export function textSchema(limits: JsonSchema = {}): JsonSchema {
  return { type: 'string', ...limits }
}

/** The schema of a day, YYYY-MM-DD; no calendar is asked. */
export const daySchema: JsonSchema = textSchema({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })
