import { saySchemaError } from '@galley/fault'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

/** One way in which a value does not fit a schema. */
export interface SchemaProblem {
  /** JSON Pointer (RFC 6901) to the part that is wrong; empty for the value itself. */
  readonly path: string
  /** The rest of the sentence that begins with the path. */
  readonly message: string
}

/** Validators by their schema: to compile one takes longer than to read a policy by it. */
const validators = new WeakMap<object, ValidateFunction>()

/** The first way in which a value does not fit a JSON Schema (draft 2020-12), or null when it fits. */
export function checkSchema(schema: object, value: unknown): SchemaProblem | null {
  const validate = validators.get(schema) ?? new Ajv2020({ strict: true, strictRequired: false, verbose: true }).compile(schema)
  validators.set(schema, validate)
  if (validate(value)) return null
  const [error] = validate.errors ?? []
  return error === undefined ? { path: '', message: 'does not fit' } : { path: error.instancePath, message: saySchemaError(error) }
}
