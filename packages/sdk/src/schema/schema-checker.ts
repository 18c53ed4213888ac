import type { JsonSchema } from './schema.ts'

/** One way in which a value does not fit a schema: `/words` and `must be <= 5000`. */
export interface SchemaProblem {
  /** JSON Pointer (RFC 6901) to the part that is wrong; empty for the value itself. */
  readonly path: string
  /** The rest of the sentence that begins with the path. */
  readonly message: string
}

/**
 * Compares a value with a JSON Schema; an empty list means that it fits. At most `maxProblems` are listed (1 when left out,
 * which stops at the first: a huge hostile value costs no more than a small one). Throws when the schema itself is not valid.
 */
export type SchemaChecker = (schema: JsonSchema, value: unknown, maxProblems?: number) => readonly SchemaProblem[]
