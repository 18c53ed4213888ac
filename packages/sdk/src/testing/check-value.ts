import type { JsonSchema } from '../schema/schema.ts'
import type { SchemaProblem } from '../schema/schema-checker.ts'

type Check = (value: never, limit: never, schema: JsonSchema) => string | null

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isOfType: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
}

const when = (isWrong: boolean, problem: string): string | null => (isWrong ? problem : null)
const atLeast = (length: number, limit: number, what: string): string | null =>
  when(length < limit, limit === 1 ? 'must not be empty' : `must NOT have fewer than ${limit} ${what}`)
const atMost = (length: number, limit: number, what: string): string | null =>
  when(length > limit, `must NOT have more than ${limit} ${what}`)

/** The keywords that the sdk's schemas use, with the words of the runtime's checker. Each looks only at values of its own type. */
const keywords: Readonly<Record<string, readonly [type: string, check: Check]>> = {
  enum: [
    'any',
    (value: unknown, words: readonly unknown[]) =>
      when(!words.includes(value), `must be one of ${words.map((word) => JSON.stringify(word)).join(', ')}`),
  ],
  const: ['any', (value: unknown, only: unknown) => when(value !== only, `must be ${JSON.stringify(only)}`)],
  minLength: ['string', (text: string, limit: number) => atLeast(text.length, limit, 'characters')],
  maxLength: ['string', (text: string, limit: number) => atMost(text.length, limit, 'characters')],
  pattern: [
    'string',
    (text: string, pattern: string, { description }) =>
      when(
        !new RegExp(pattern, 'u').test(text),
        typeof description === 'string' ? `must be ${description}` : `must match pattern "${pattern}"`,
      ),
  ],
  minimum: ['number', (value: number, limit: number) => when(value < limit, `must be >= ${limit}`)],
  maximum: ['number', (value: number, limit: number) => when(value > limit, `must be <= ${limit}`)],
  minItems: ['array', (items: readonly unknown[], limit: number) => atLeast(items.length, limit, 'items')],
  maxItems: ['array', (items: readonly unknown[], limit: number) => atMost(items.length, limit, 'items')],
  maxProperties: ['object', (value: object, limit: number) => atMost(Object.keys(value).length, limit, 'properties')],
  required: [
    'object',
    (value: object, names: readonly string[]) => {
      const missing = names.find((name) => !Object.hasOwn(value, name))
      return when(missing !== undefined, `must have required property '${missing}'`)
    },
  ],
}

/**
 * Compares a value with a schema, as the host does, without a library: the keywords of the sdk's own schemas (`type`, `enum`, `const`,
 * lengths, ranges, `pattern`, `properties`, `required`, `additionalProperties`, `items`). Answers the first problem, or null.
 */
export function checkValue(schema: JsonSchema, value: unknown, path = ''): SchemaProblem | null {
  const { type } = schema
  if (typeof type === 'string' && isOfType[type]?.(value) === false) return { path, message: `must be ${type}` }
  for (const [keyword, [of, check]] of Object.entries(keywords)) {
    if (!Object.hasOwn(schema, keyword) || (of !== 'any' && isOfType[of]?.(value) !== true)) continue
    const message = check(value as never, schema[keyword] as never, schema)
    if (message !== null) return { path, message }
  }
  return checkMembers(schema, value, path)
}

function checkMembers(
  { properties = {}, additionalProperties = true, items }: JsonSchema,
  value: unknown,
  path: string,
): SchemaProblem | null {
  if (Array.isArray(value) && isObject(items)) return first(value.map((item, index) => checkValue(items, item, `${path}/${index}`)))
  if (!isObject(value)) return null
  const known = properties as Readonly<Record<string, JsonSchema>>
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(known, name))
  const [stray] = additionalProperties === false ? unknown : []
  if (stray !== undefined) return { path, message: `has an unknown key "${stray}"` }
  const members = Object.entries(value).flatMap(([name, member]): (SchemaProblem | null)[] => {
    const schema = Object.hasOwn(known, name) ? known[name] : additionalProperties
    return isObject(schema) ? [checkValue(schema, member, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)] : []
  })
  return first(members)
}

const first = (problems: readonly (SchemaProblem | null)[]): SchemaProblem | null => problems.find((problem) => problem !== null) ?? null
