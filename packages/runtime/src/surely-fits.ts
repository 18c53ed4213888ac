import { isDeepStrictEqual } from 'node:util'
import type { JsonSchema } from '@galley/sdk'

type Json = Readonly<Record<string, unknown>>
type Check = (value: never, limit: never, schema: JsonSchema) => boolean

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const isOfType: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  number: (value) => Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
}

/** Counts characters as JSON Schema does: code points. */
const lengthOf = (text: string): number => Array.from(text).length

const namesIn = (type: unknown): readonly string[] => (Array.isArray(type) ? type : [type]) as readonly string[]

const patterns = new WeakMap<JsonSchema, RegExp>()

function patternOf(schema: JsonSchema, pattern: string): RegExp {
  const known = patterns.get(schema)
  if (known !== undefined) return known
  const made = new RegExp(pattern, 'u')
  patterns.set(schema, made)
  return made
}

function isUnique(items: readonly unknown[]): boolean {
  if (!items.some((item) => item instanceof Object)) return new Set(items).size === items.length
  return items.every((item, index) => !items.slice(0, index).some((earlier) => isDeepStrictEqual(item, earlier)))
}

/** Keywords that look at one value, each with the type of values that it looks at. */
const plain: Readonly<Record<string, readonly [type: string, check: Check]>> = {
  minLength: ['string', (text: string, limit: number) => text.length >= 2 * limit || lengthOf(text) >= limit],
  maxLength: ['string', (text: string, limit: number) => text.length <= limit || lengthOf(text) <= limit],
  pattern: ['string', (text: string, pattern: string, schema) => patternOf(schema, pattern).test(text)],
  minimum: ['number', (value: number, limit: number) => value >= limit],
  maximum: ['number', (value: number, limit: number) => value <= limit],
  minItems: ['array', (items: readonly unknown[], limit: number) => items.length >= limit],
  maxItems: ['array', (items: readonly unknown[], limit: number) => items.length <= limit],
  uniqueItems: ['array', (items: readonly unknown[], isAsked: boolean) => !isAsked || isUnique(items)],
  minProperties: ['object', (value: object, limit: number) => Object.keys(value).length >= limit],
  maxProperties: ['object', (value: object, limit: number) => Object.keys(value).length <= limit],
  required: ['object', (value: Json, names: readonly string[]) => names.every((name) => value[name] !== undefined)],
}

/** Keywords that are not in `plain`, each with whether its value is one that `fits` knows. */
const others: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => namesIn(value).every((name) => Object.hasOwn(isOfType, name)),
  enum: (value) => Array.isArray(value) && value.every((one) => !(one instanceof Object)),
  const: (value) => !(value instanceof Object),
  properties: (value) => isObject(value) && Object.values(value).every(isKnown),
  additionalProperties: (value) => typeof value === 'boolean' || isKnown(value),
  propertyNames: isKnown,
  items: isKnown,
  not: isKnown,
  anyOf: (value) => Array.isArray(value) && value.every(isKnown),
  oneOf: (value) => Array.isArray(value) && value.every(isKnown),
}

/** Keywords that say something to people. Formats are not checked. */
const words = new Set(['$schema', 'title', 'description', 'default', 'examples', 'format', 'contentEncoding'])

const known = new WeakMap<JsonSchema, boolean>()

/** True of a schema all of whose keywords, at any depth, are decided here as Ajv decides them. */
function isKnown(schema: unknown): boolean {
  if (!isObject(schema)) return false
  const before = known.get(schema)
  if (before !== undefined) return before
  const isOne = Object.entries(schema).every(
    ([keyword, value]) =>
      words.has(keyword) || Object.hasOwn(plain, keyword) || (Object.hasOwn(others, keyword) && others[keyword]?.(value)),
  )
  known.set(schema, isOne)
  return isOne
}

/**
 * Compares a value with a schema without a library, and without compiling anything. True is certain; false says that the value does not fit
 * or that the schema has a keyword that is not known here: Ajv knows, and has the words for it.
 */
export function surelyFits(schema: JsonSchema, value: unknown): boolean {
  return isKnown(schema) && fits(schema, value)
}

function fits(schema: JsonSchema, value: unknown): boolean {
  for (const keyword of Object.keys(schema)) {
    const [type = '', check] = plain[keyword] ?? []
    if (check !== undefined && isOfType[type]?.(value) === true && !check(value as never, schema[keyword] as never, schema)) return false
  }
  const { type, enum: choices, const: only, not, anyOf, oneOf } = schema
  const fitting = (schemas: unknown): number => (schemas as readonly JsonSchema[]).filter((one) => fits(one, value)).length
  if (type !== undefined && !namesIn(type).some((name) => isOfType[name]?.(value) === true)) return false
  if (choices !== undefined && !(choices as readonly unknown[]).includes(value)) return false
  if ('const' in schema && only !== value) return false
  if (not !== undefined && fits(not as JsonSchema, value)) return false
  if (anyOf !== undefined && fitting(anyOf) === 0) return false
  if (oneOf !== undefined && fitting(oneOf) !== 1) return false
  return membersFit(schema, value)
}

function membersFit({ properties = {}, additionalProperties = true, propertyNames, items }: JsonSchema, value: unknown): boolean {
  if (Array.isArray(value)) return items === undefined || value.every((item) => fits(items as JsonSchema, item))
  if (!isObject(value)) return true
  const named = properties as Readonly<Record<string, JsonSchema>>
  for (const [name, schema] of Object.entries(named)) if (value[name] !== undefined && !fits(schema, value[name])) return false
  if (propertyNames !== undefined && !Object.keys(value).every((name) => fits(propertyNames as JsonSchema, name))) return false
  if (additionalProperties === true) return true
  const strays = Object.keys(value).filter((name) => !Object.hasOwn(named, name))
  return isObject(additionalProperties) ? strays.every((name) => fits(additionalProperties, value[name])) : strays.length === 0
}
