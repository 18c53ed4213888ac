import type { JsonSchema } from '@galley/sdk'

/** A value that a file may hold: its place, the values it may have, and what it is for. */
export interface SchemaRow {
  readonly path: string
  readonly value: string
  readonly default?: string
  readonly means: string
}

/** The keywords of JSON Schema that the schemas of settings and briefs use. */
interface Keywords {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly default?: unknown
  readonly description?: string
  readonly anyOf?: readonly JsonSchema[]
}

/** Lists every value below a schema, in its order. One row stands for members of an object that are alike: those of the roles. */
export function schemaRows(schema: JsonSchema, path = ''): readonly SchemaRow[] {
  const keywords = schema as Keywords
  const { properties = {}, additionalProperties, description = '' } = keywords
  if (keywords.properties === undefined && typeof additionalProperties !== 'object')
    return [
      {
        path,
        value: describeValue(keywords),
        ...(keywords.default === undefined ? {} : { default: JSON.stringify(keywords.default) }),
        means: description,
      },
    ]
  const below = (key: string): string => (path === '' ? key : `${path}.${key}`)
  const named = Object.entries(properties).filter(([key]) => key !== '$schema')
  const groups = [...Map.groupBy(named, ([, part]) => part).values()]
  const members = groups.flatMap((alike) =>
    alike.length > 2 ? alike.slice(0, 1).map(([, part]): [string, JsonSchema] => ['ROLE', part]) : alike,
  )
  const others = typeof additionalProperties === 'object' ? schemaRows(additionalProperties, below('NAME')) : []
  return [...members.flatMap(([key, part]) => schemaRows(part, below(key))), ...others]
}

function describeValue(schema: Keywords): string {
  if (schema.enum !== undefined) return joinWords(schema.enum.map(String))
  if (schema.anyOf !== undefined) return joinWords(schema.anyOf.map((one) => describeValue(one as Keywords)))
  if (typeof schema.additionalProperties === 'object') return `{ NAME: ${describeValue(schema.additionalProperties)} }`
  const range = describeRange(schema)
  switch (schema.type) {
    case 'boolean':
      return 'true or false'
    case 'integer':
      return `whole number${range}`
    case 'number':
      return `number${range}`
    case 'array':
      return `list of ${describeItems(schema.items ?? {})}${schema.maxItems === undefined ? '' : `, at most ${schema.maxItems}`}`
    default:
      return `text${schema.maxLength === undefined ? '' : `, at most ${count(schema.maxLength)} characters`}`
  }
}

function describeItems(items: JsonSchema): string {
  const { properties, enum: values } = items as Keywords
  if (properties !== undefined) return `{ ${Object.keys(properties).join(', ')} }`
  return values === undefined ? 'texts' : joinWords(values.map(String))
}

function describeRange({ minimum, maximum }: Keywords): string {
  return minimum === undefined || maximum === undefined ? '' : `, ${count(minimum)} to ${count(maximum)}`
}

const count = (number: number): string => number.toLocaleString('en-GB')

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
}
