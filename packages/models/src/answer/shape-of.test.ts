import { expect, test } from 'vitest'
import { shapeOf } from './shape-of.ts'

const text = { type: 'string' }

test.each([
  [{ type: 'object', required: ['a'], properties: { a: text, b: { type: 'integer' } } }, '{ a: string; b?: integer }'],
  [
    { type: 'array', maxItems: 3, items: { type: 'object', required: ['a'], additionalProperties: false, properties: { a: text } } },
    '{ a: string }[]',
  ],
  [{ type: 'array', items: { enum: ['yes', 'not said'] } }, '("yes" | "not said")[]'],
  [{ anyOf: [text, { type: 'null' }] }, 'string | null'],
  [{ type: ['number', 'null'] }, 'number | null'],
  [{ const: 2 }, '2'],
  [{ type: 'array', items: { type: 'integer' }, description: 'questions */ that are open' }, 'integer[] /* questions  that are open */'],
  [{ type: 'object' }, 'object'],
  [{}, 'any'],
])('a schema is shown as a type: %j', (schema, shape) => expect(shapeOf(schema)).toBe(shape))

test.each([
  [{ oneOf: [text, { type: 'null' }] }],
  [{ type: 'object', patternProperties: { '^a': text } }],
  [{ type: 'object', additionalProperties: text }],
  [{ type: 'array', items: { $ref: '#/definitions/one' } }],
])('a schema that says more than a type is shown as it is: %j', (schema) => expect(shapeOf(schema)).toBeNull())
