import type { JsonSchema, SchemaChecker } from '@galley/sdk'
import type { Ajv } from 'ajv'
import { checkSchema } from './check-schema.ts'
import { loadAjv } from './load-ajv.ts'

const valid = new WeakSet<JsonSchema>()
let metaSchemas: Ajv | undefined

/** Checks as `checkSchema` does, by a schema that a plugin sends with what it asks of a model. Throws when the schema itself is not valid. */
export const checkForeignSchema: SchemaChecker = (schema, value, maxProblems) => {
  if (!valid.has(schema)) {
    metaSchemas ??= new (loadAjv().Ajv)()
    void metaSchemas.validateSchema(schema, true)
    valid.add(schema)
  }
  return checkSchema(schema, value, maxProblems)
}
