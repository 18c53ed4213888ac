import type { JsonSchema } from '@galley/sdk'
import { Ajv, type ValidateFunction } from 'ajv'

/** One way in which a value does not fit: where (a JSON pointer) and what, in words. */
export interface ShapeProblem {
  readonly path: string
  readonly message: string
}

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
const compiled = new WeakMap<JsonSchema, ValidateFunction>()

/** Compares a value with a JSON Schema; an empty answer means that it fits. Schemas are compiled once. */
export function checkShape(schema: JsonSchema, value: unknown): readonly ShapeProblem[] {
  const validate = compiled.get(schema) ?? ajv.compile(schema)
  compiled.set(schema, validate)
  if (validate(value)) return []
  return (validate.errors ?? []).map((error) => ({
    path: error.instancePath,
    message:
      error.keyword === 'additionalProperties'
        ? `unknown key "${String(error.params['additionalProperty'])}"`
        : (error.message ?? error.keyword),
  }))
}
