import type { FetchRequest, Host, ModelMessage, ModelRequest } from './host.ts'
import { fetchMethods } from './manifest.ts'
import { integer, list, number, objectSchema, oneOf, text, type JsonSchema } from '../schema/schema.ts'

type Query = Parameters<NonNullable<Host['search']>>[0]
type Target = Parameters<NonNullable<Host['read']>>[0]

/** Keys by which a kept text is found. */
const kept = { path: text(1000, 1), name: { type: 'string', pattern: '^[a-z][a-z0-9.-]{0,39}$' } } as const

const keptName = objectSchema<{ path: string; name: string }>(['path', 'name'], kept)

/** Names one of the brief's documents. */
const document = objectSchema<{ path: string }>(['path'], { path: text(1000, 1) })

const offset = integer(0, 1_000_000_000)
const message = objectSchema<ModelMessage>(['role', 'content'], { role: oneOf(['system', 'user', 'assistant']), content: text(1_000_000) })

/** The schema of each host call's arguments, by operation. */
export const hostCallSchemas: Readonly<Record<string, JsonSchema>> = {
  search: objectSchema<Query>(['query'], { query: text(2000, 1), k: integer(1, 20) }),
  read: objectSchema<Target>(['address'], { address: text(2048, 1) }),
  'text.read': objectSchema<{ sourceId: string; from: number; to: number }>(['sourceId', 'from', 'to'], {
    sourceId: text(80, 1),
    from: offset,
    to: offset,
  }),
  model: objectSchema<ModelRequest>(['messages'], {
    messages: { ...list(message, 100), minItems: 1 },
    schema: { type: 'object' },
    maxTokens: integer(1, 1_000_000),
    temperature: number(0, 2),
  }),
  fetch: objectSchema<FetchRequest>(['url'], {
    url: text(2048, 1),
    method: oneOf(fetchMethods),
    headers: { type: 'object', maxProperties: 20, additionalProperties: text(1000) },
    json: {},
  }),
  'files.list': { type: 'object', additionalProperties: false },
  'files.open': document,
  'files.read': document,
  'kept.find': keptName,
  'kept.findMany': objectSchema<{ names: readonly { path: string; name: string }[] }>(['names'], {
    names: { ...list(keptName, 100), minItems: 1 },
  }),
  'kept.keep': objectSchema<{ path: string; name: string; text: string }>(['path', 'name', 'text'], { ...kept, text: text(262_144) }),
  'body.read': objectSchema<{ body: string; from: number; to: number }>(['body', 'from', 'to'], {
    body: text(80, 1),
    from: offset,
    to: offset,
  }),
}
