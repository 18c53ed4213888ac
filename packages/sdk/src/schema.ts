/** A JSON Schema (draft 2020-12 subset that every validator knows). */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The schema of an object type: it must name exactly the type's properties, so that type and schema cannot drift apart. */
export interface ObjectSchema<T> extends JsonSchema {
  readonly type: 'object'
  readonly properties: { readonly [K in keyof T]-?: JsonSchema }
  readonly required: readonly (keyof T & string)[]
  readonly additionalProperties: false
}

/** Builds the schema of an object: unknown keys are refused, `required` lists what may not be left out. */
export function objectSchema<T>(
  required: readonly (keyof T & string)[],
  properties: { readonly [K in keyof T]-?: JsonSchema },
): ObjectSchema<T> {
  return { type: 'object', properties, required, additionalProperties: false }
}

/** A string of at most `maxLength` UTF-16 units. */
export const text = (maxLength = 20_000, minLength = 0): JsonSchema => ({ type: 'string', minLength, maxLength })

/** A list of at most `maxItems` members. */
export const list = (items: JsonSchema, maxItems = 10_000): JsonSchema => ({ type: 'array', items, maxItems })

/** One of the words. */
export const oneOf = (words: readonly string[]): JsonSchema => ({ enum: [...words] })

/** A whole number in a closed range. */
export const integer = (minimum: number, maximum: number): JsonSchema => ({ type: 'integer', minimum, maximum })

/** A number in a closed range. */
export const number = (minimum: number, maximum: number): JsonSchema => ({ type: 'number', minimum, maximum })

/** True or false. */
export const boolean: JsonSchema = { type: 'boolean' }

/** An id that the host gave: short, printable, never chosen by a plugin. */
export const id: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9._-]{1,80}$' }
