import {
  blockSchema,
  briefSchema,
  claimSchema,
  evidenceSchema,
  issueSchema,
  planSchema,
  roles,
  sourceSchema,
  verdictSchema,
  type JsonSchema,
} from '@galley/sdk'

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const list = (name: string): JsonSchema => ({ type: 'array', items: ref(name) })
const text: JsonSchema = { type: 'string' }
const texts: JsonSchema = { type: 'array', items: text }
const count: JsonSchema = { type: 'integer', minimum: 0 }
const object = (required: readonly string[], properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  required,
  properties,
})
const score: JsonSchema = { type: 'number', minimum: 0, maximum: 100 }
const byRole = (value: JsonSchema): Readonly<Record<string, JsonSchema>> => Object.fromEntries(roles.map((role) => [role, value]))

const partNames = ['support', 'coverage', 'numbers', 'repetition', 'readability', 'editor']
const invariantNames = ['unsupported', 'dangling', 'lostMustCover', 'unparsable', 'injected', 'lengthOff']

const round = object(['n', 'score', 'parts', 'accepted', 'issues', 'patches', 'hash'], {
  n: count,
  score,
  parts: ref('ScoreParts'),
  accepted: { type: 'boolean' },
  issues: list('Issue'),
  patches: { type: 'array', items: object(['blockId', 'accepted'], { blockId: text, accepted: { type: 'boolean' }, reason: text }) },
  hash: text,
})

const version = object(['n', 'blocks', 'claims', 'verdicts', 'score', 'parts', 'invariants', 'hash'], {
  n: count,
  blocks: list('Block'),
  claims: list('Claim'),
  verdicts: list('Verdict'),
  score,
  parts: ref('ScoreParts'),
  invariants: ref('Invariants'),
  hash: text,
})

const usage = object(['calls', 'promptTokens', 'completionTokens', 'seconds'], {
  calls: count,
  promptTokens: count,
  completionTokens: count,
  seconds: { type: 'number', minimum: 0 },
  usd: { type: 'number', minimum: 0 },
  wattHours: { type: 'number', minimum: 0 },
})

const draft = object(
  [
    'schema',
    'id',
    'seq',
    'createdAt',
    'status',
    'mode',
    'title',
    'brief',
    'rounds',
    'best',
    'stopReason',
    'sources',
    'evidence',
    'rejected',
  ],
  {
    schema: { const: 'galley.draft/1' },
    id: text,
    seq: count,
    createdAt: { type: 'string', format: 'date-time' },
    status: ref('DraftStatus'),
    mode: ref('Mode'),
    title: text,
    notice: text,
    brief: ref('Brief'),
    plan: ref('Plan'),
    rounds: list('Round'),
    best: ref('Version'),
    stopReason: text,
    failure: object(['code', 'message', 'hint'], { code: text, message: text, hint: text }),
    sources: list('Source'),
    evidence: list('Evidence'),
    rejected: { type: 'array', items: object(['sentence', 'evidenceIds', 'reason'], { sentence: text, evidenceIds: texts, reason: text }) },
    notVerified: { type: 'array', items: object(['text', 'reason'], { claimId: text, questionId: text, text, reason: text }) },
    models: object(roles, byRole({ type: ['string', 'null'] })),
    plugins: { type: 'array', items: object(['name', 'version', 'digest'], { name: text, version: text, digest: text }) },
    usage: object([], byRole(ref('Usage'))),
  },
)

/** The shapes of a draft: the sdk's own schemas, and those of what only the host makes. */
export const draftSchemas: Readonly<Record<string, JsonSchema>> = {
  Brief: briefSchema,
  Plan: planSchema,
  Block: blockSchema,
  Claim: claimSchema,
  Evidence: evidenceSchema,
  Source: sourceSchema,
  Verdict: verdictSchema,
  Issue: issueSchema,
  Mode: { enum: ['full', 'constrained', 'extractive'] },
  DraftStatus: { enum: ['queued', 'running', 'waiting', 'done', 'cancelled', 'failed'] },
  ScoreParts: object(partNames, Object.fromEntries(partNames.map((name) => [name, score]))),
  Invariants: object(invariantNames, Object.fromEntries(invariantNames.map((name) => [name, count]))),
  Usage: usage,
  Round: round,
  Version: version,
  Draft: draft,
}
