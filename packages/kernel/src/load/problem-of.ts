import type { JsonSchema, SchemaChecker } from '@galley/sdk'

/** Describes the first problem of a value that came from a plugin, as a sentence that begins with its path; null when it fits. */
export function problemOf(checkSchema: SchemaChecker, schema: JsonSchema, value: unknown): string | null {
  const [problem] = checkSchema(schema, value)
  return problem === undefined ? null : `${problem.path || 'the value'} ${problem.message}`
}
