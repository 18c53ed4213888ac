import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'

/** One way in which a value does not fit a schema. */
export interface SchemaProblem {
  /** JSON Pointer (RFC 6901) to the part that is wrong; empty for the value itself. */
  readonly path: string
  /** The rest of the sentence that begins with the path. */
  readonly message: string
}

/** Values of an `enum` that a message lists. */
const maxListed = 20
/** Characters of an unknown key that a message repeats. */
const maxKeyChars = 80

/** Validators by their schema: to compile one takes longer than to read a policy by it. */
const validators = new WeakMap<object, ValidateFunction>()

/** The first way in which a value does not fit a JSON Schema (draft 2020-12), or null when it fits. The texts are those of the runtime's checker. */
export function checkSchema(schema: object, value: unknown): SchemaProblem | null {
  const validate = validators.get(schema) ?? new Ajv2020({ strict: true, strictRequired: false }).compile(schema)
  validators.set(schema, validate)
  if (validate(value)) return null
  const [error] = validate.errors ?? []
  return error === undefined ? { path: '', message: 'does not fit' } : problemOf(error)
}

function problemOf({ instancePath: path, keyword, params, message = 'does not fit' }: ErrorObject): SchemaProblem {
  const { additionalProperty, allowedValues, allowedValue } = params as Readonly<Record<string, unknown>>
  if (keyword === 'additionalProperties')
    return { path, message: `has an unknown key "${String(additionalProperty).slice(0, maxKeyChars)}"` }
  if (keyword === 'const') return { path, message: `must be ${JSON.stringify(allowedValue)}` }
  return keyword === 'enum' ? { path, message: `must be one of ${listOf(allowedValues as readonly unknown[])}` } : { path, message }
}

function listOf(values: readonly unknown[]): string {
  const shown = values.slice(0, maxListed).map((value) => JSON.stringify(value))
  return [...shown, ...(values.length > maxListed ? ['…'] : [])].join(', ')
}
