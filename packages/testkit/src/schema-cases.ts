import type { JsonSchema, SchemaProblem } from '@galley/sdk'

/** A value that does not fit a schema, and the words in which every checker of this repository must say so. */
export interface SchemaCase extends SchemaProblem {
  readonly title: string
  readonly schema: JsonSchema
  readonly value: unknown
}

const object = (properties: JsonSchema, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const colour = { enum: ['red', 'green'] }
const many = Array.from({ length: 21 }, (_, index) => index)

/** The one table of texts that the checker of the runtime and that of the audit are held to. */
export const schemaCases: readonly SchemaCase[] = [
  { title: 'another type', schema: { type: 'object' }, value: [], path: '', message: 'must be object' },
  { title: 'an unknown key', schema: object({}), value: { hue: 1 }, path: '', message: 'has an unknown key "hue"' },
  {
    title: 'an unknown key, deeper',
    schema: object({ list: { type: 'array', items: object({ a: {} }) } }),
    value: { list: [{ a: 1 }, { b: 1 }] },
    path: '/list/1',
    message: 'has an unknown key "b"',
  },
  {
    title: 'an unknown key of great length',
    schema: object({}),
    value: { ['x'.repeat(500)]: 1 },
    path: '',
    message: `has an unknown key "${'x'.repeat(80)}"`,
  },
  { title: 'a missing key', schema: object({ a: {} }, ['a']), value: {}, path: '', message: "must have required property 'a'" },
  {
    title: 'a word that is none',
    schema: object({ colour }),
    value: { colour: 'blue' },
    path: '/colour',
    message: 'must be one of "red", "green"',
  },
  { title: 'none of many', schema: { enum: many }, value: -1, path: '', message: `must be one of ${many.slice(0, 20).join(', ')}, …` },
  { title: 'another constant', schema: object({ v: { const: 1 } }), value: { v: 2 }, path: '/v', message: 'must be 1' },
  { title: 'a number out of range', schema: { type: 'integer', maximum: 5 }, value: 6, path: '', message: 'must be <= 5' },
  {
    title: 'a text too long',
    schema: { type: 'string', maxLength: 2 },
    value: 'abc',
    path: '',
    message: 'must NOT have more than 2 characters',
  },
  { title: 'an empty text', schema: { type: 'string', minLength: 1 }, value: '', path: '', message: 'must not be empty' },
  {
    title: 'another pattern, which is described',
    schema: { type: 'string', pattern: '^a', description: 'a word that begins with a' },
    value: 'b',
    path: '',
    message: 'must be a word that begins with a',
  },
  { title: 'another pattern', schema: { type: 'string', pattern: '^a' }, value: 'b', path: '', message: 'must match pattern "^a"' },
  {
    title: 'a key with a slash',
    schema: { type: 'object', additionalProperties: { type: 'string' } },
    value: { 'a/b': 1 },
    path: '/a~1b',
    message: 'must be string',
  },
]
