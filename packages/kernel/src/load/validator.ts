import type { JsonSchema } from '@galley/sdk'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'

const ajv = new Ajv({ allErrors: false, strict: true, strictRequired: false, allowUnionTypes: true })
const compiled = new Map<JsonSchema, ValidateFunction>()

/** What is wrong with a value, with the path to it, or null when it fits the schema. */
export function problemOf(schema: JsonSchema, value: unknown): string | null {
  let validate = compiled.get(schema)
  if (validate === undefined) {
    validate = ajv.compile(schema)
    compiled.set(schema, validate)
  }
  return validate(value) ? null : describe(validate.errors?.[0])
}

function describe(error: ErrorObject | undefined): string {
  if (error === undefined) return 'it does not fit'
  const path = error.instancePath === '' ? 'the whole' : error.instancePath
  const extra = (error.params as Readonly<Record<string, unknown>>)['additionalProperty']
  return `${path} ${error.message ?? 'does not fit'}${typeof extra === 'string' ? `: ${extra.slice(0, 80)}` : ''}`
}
