/** A JSON Schema (draft 2020-12 subset that every validator knows). */
export type JsonSchema = Readonly<Record<string, unknown>>

declare const described: unique symbol

/** A JSON Schema that the compiler knows to describe a `T`. A schema written by hand fits every type. */
export type SchemaOf<T> = JsonSchema & { readonly [described]?: T }

/** The schemas of an object type's members: exactly its names, each fitting its type, so that type and schema cannot drift apart. */
export type MemberSchemas<T> = { readonly [K in keyof T]-?: SchemaOf<Exclude<T[K], undefined>> }

/** JSON Schema of an object type: it names every member of `T` and allows no other. */
export interface ObjectSchema<T> extends JsonSchema {
  readonly [described]?: T
  readonly type: 'object'
  readonly properties: MemberSchemas<T>
  readonly required: readonly (keyof T & string)[]
  readonly additionalProperties: false
}

/** Builds the schema of an object: unknown keys are refused, `required` lists what may not be left out. */
export function objectSchema<T>(required: readonly (keyof T & string)[], properties: MemberSchemas<T>): ObjectSchema<T> {
  return { type: 'object', properties, required, additionalProperties: false }
}

/** A string of at most `maxLength` UTF-16 units. */
export const text = (maxLength = 20_000, minLength = 0): SchemaOf<string> => ({ type: 'string', minLength, maxLength })

/** A list of at most `maxItems` members. */
export const list = <T>(items: SchemaOf<T>, maxItems = 10_000): SchemaOf<readonly T[]> => ({ type: 'array', items, maxItems })

/** Schema of a text that is one of a few words. */
export const oneOf = <const Word extends string>(words: readonly Word[]): SchemaOf<Word> => ({ enum: [...words] })

/** A whole number in a closed range. */
export const integer = (minimum: number, maximum: number): SchemaOf<number> => ({ type: 'integer', minimum, maximum })

/** A number in a closed range. */
export const number = (minimum: number, maximum: number): SchemaOf<number> => ({ type: 'number', minimum, maximum })

/** True or false. */
export const boolean: SchemaOf<boolean> = { type: 'boolean' }

/** An id that the host gave: short, printable, never chosen by a plugin. */
export const id: SchemaOf<string> = { type: 'string', pattern: '^[A-Za-z0-9._-]{1,80}$' }
