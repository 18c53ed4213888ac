import { roles, type JsonSchema } from '@galley/sdk'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const count: JsonSchema = { type: 'integer', minimum: 0 }
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const object = (required: readonly string[], properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  required,
  properties,
})
const gate: JsonSchema = { enum: ['plan', 'sources', 'draft'] }

const diff = object(['from', 'to', 'blocks'], {
  from: count,
  to: count,
  blocks: {
    type: 'array',
    items: object(['blockId', 'kind', 'change', 'parts'], {
      blockId: text,
      kind: text,
      change: { enum: ['same', 'changed', 'added', 'removed'] },
      parts: { type: 'array', items: object(['op', 'text'], { op: { enum: ['same', 'added', 'removed'] }, text }) },
    }),
  },
})

const plugin = object(['name', 'version', 'state', 'builtHere'], {
  name: text,
  version: text,
  state: { enum: ['verified', 'refused'] },
  fault: object(['code', 'message', 'hint'], { code: text, message: text, hint: text }),
  kind: { enum: ['agent', 'tool'] },
  role: { enum: roles },
  provides: { type: 'array', items: text },
  digest: text,
  signer: text,
  builtHere: flag,
  permissions: { type: 'object' },
  limits: { type: 'object' },
})

const summary = object(['id', 'createdAt', 'status', 'title', 'topic', 'mode', 'score', 'words', 'rounds', 'resumable'], {
  id: text,
  createdAt: { type: 'string', format: 'date-time' },
  status: ref('DraftStatus'),
  title: text,
  topic: text,
  mode: ref('Mode'),
  score: { type: 'number', minimum: 0, maximum: 100 },
  words: count,
  rounds: count,
  gate,
  resumable: flag,
})

/** The shapes of the answers that are no part of a draft. */
export const answerSchemas: Readonly<Record<string, JsonSchema>> = {
  Created: object(['id', 'created', 'draft', 'events', 'page'], { id: text, created: flag, draft: text, events: text, page: text }),
  DraftSummary: summary,
  DraftDiff: diff,
  Approval: {
    ...object(['gate', 'decision'], {
      gate,
      decision: { enum: ['approve', 'reject'] },
      note: { type: 'string', maxLength: 2000 },
      plan: ref('Plan'),
      dropSources: { type: 'array', items: text, maxItems: 1000 },
    }),
    additionalProperties: false,
  },
  Event: object(['type'], {
    seq: { type: 'integer', minimum: 1 },
    type: text,
    at: { type: 'string', format: 'date-time' },
    data: { type: 'object' },
  }),
  Plugin: plugin,
  Model: object(['name', 'url', 'local', 'openness', 'configured'], {
    name: text,
    url: text,
    local: flag,
    size: { type: 'number' },
    licence: text,
    openness: text,
    configured: flag,
    problem: text,
  }),
  Readiness: object(['ready', 'checks'], {
    ready: flag,
    checks: { type: 'array', items: object(['name', 'ok', 'detail'], { name: text, ok: flag, detail: text }) },
  }),
  Problem: object(['type', 'title', 'status', 'detail', 'code', 'hint', 'instance'], {
    type: text,
    title: text,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: text,
    code: text,
    hint: text,
    instance: text,
  }),
}
