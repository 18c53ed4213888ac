/** An error of Ajv, as far as its words are made of it; `parentSchema` is there where Ajv was asked to be verbose. */
export interface SchemaError {
  readonly keyword: string
  readonly params: object
  readonly parentSchema?: object
  readonly message?: string
}

/** Values of an `enum` that a message lists. */
const maxListed = 20

/** Characters of an unknown key that a message repeats. */
const maxKeyChars = 80

/** Says how a value does not fit a JSON Schema: the rest of a sentence that begins with the place of the value. */
export function saySchemaError({ keyword, params, parentSchema, message = 'does not fit' }: SchemaError): string {
  const { additionalProperty, allowedValues, allowedValue, limit } = params as Readonly<Record<string, unknown>>
  if ((keyword === 'minLength' || keyword === 'minItems') && limit === 1) return 'must not be empty'
  // A person reads no regular expression: our schemas describe what they want.
  const wanted: unknown = keyword === 'pattern' && parentSchema !== undefined && 'description' in parentSchema && parentSchema.description
  if (typeof wanted === 'string') return `must be ${wanted}`
  if (keyword === 'additionalProperties') return `has an unknown key "${String(additionalProperty).slice(0, maxKeyChars)}"`
  if (keyword === 'const') return `must be ${JSON.stringify(allowedValue)}`
  return keyword === 'enum' ? `must be one of ${listOf(allowedValues as readonly unknown[])}` : message
}

function listOf(values: readonly unknown[]): string {
  const shown = values.slice(0, maxListed).map((value) => JSON.stringify(value))
  return [...shown, ...(values.length > maxListed ? ['…'] : [])].join(', ')
}
