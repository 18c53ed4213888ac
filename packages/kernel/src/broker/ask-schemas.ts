import type { JsonSchema } from '@galley/sdk'

const text = (maxLength: number, minLength = 0): JsonSchema => ({ type: 'string', minLength, maxLength })
const place: JsonSchema = { type: 'integer', minimum: 0, maximum: 1_000_000_000 }
const object = (required: readonly string[], properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
})

/** What a plugin may put into each ask. */
export const askSchemas: Readonly<Record<string, JsonSchema>> = {
  search: object(['query'], { query: text(2000, 1), k: { type: 'integer', minimum: 1, maximum: 20 } }),
  read: object(['address'], { address: text(2048, 1) }),
  'text.read': object(['sourceId', 'from', 'to'], { sourceId: text(80, 1), from: place, to: place }),
  model: object(['messages'], {
    messages: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: object(['role', 'content'], { role: { enum: ['system', 'user', 'assistant'] }, content: text(1_000_000) }),
    },
    schema: { type: 'object' },
    maxTokens: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    temperature: { type: 'number', minimum: 0, maximum: 2 },
  }),
  fetch: object(['url'], {
    url: text(2048, 1),
    method: { enum: ['GET', 'HEAD'] },
    headers: { type: 'object', maxProperties: 20, additionalProperties: text(1000) },
  }),
  'files.list': object([], {}),
  'files.open': object(['path'], { path: text(1000, 1) }),
  'body.read': object(['body', 'from', 'to'], { body: text(80, 1), from: place, to: place }),
}
