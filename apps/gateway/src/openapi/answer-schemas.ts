import type {
  BlockDiff,
  CheckedSentence,
  DiffPart,
  DraftDiff,
  DraftSummary,
  ModelListing,
  PluginListing,
  PluginReview,
  Readiness,
  ReadinessCheck,
} from '@galley/runtime'
import { boolean, gates, oneOf, roles, verdictWords, type DraftEvent, type JsonSchema } from '@galley/sdk'
import type { Problem } from '../problem/to-problem.ts'
import { answerObject, count, listOf, schemaRef, score, string, strings, time } from './schema-parts.ts'

type Plugin = Omit<Awaited<ReturnType<PluginListing['info']>>, 'sbom'>
type Model = Awaited<ReturnType<ModelListing['list']>>[number]

const diff = answerObject<DraftDiff>(['from', 'to', 'blocks'], {
  from: count,
  to: count,
  blocks: listOf(
    answerObject<BlockDiff>(['blockId', 'kind', 'change', 'parts'], {
      blockId: string,
      kind: string,
      change: oneOf(['same', 'changed', 'added', 'removed']),
      parts: listOf(answerObject<DiffPart>(['op', 'text'], { op: oneOf(['same', 'added', 'removed']), text: string })),
    }),
  ),
})

const plugin = answerObject<Plugin>(['name', 'version', 'state', 'builtHere', 'origin', 'usedAs'], {
  name: string,
  version: string,
  state: oneOf(['verified', 'refused']),
  fault: answerObject<NonNullable<Plugin['fault']>>(['code', 'message', 'hint'], { code: string, message: string, hint: string }),
  kind: oneOf(['agent', 'tool']),
  role: oneOf(roles),
  operations: strings,
  provides: strings,
  reads: strings,
  usedAs: listOf(answerObject<Plugin['usedAs'][number]>(['as', 'by'], { as: string, by: string })),
  resembles: string,
  digest: string,
  author: string,
  reviewers: listOf(schemaRef('PluginReview')),
  builtHere: boolean,
  origin: oneOf(['workspace', 'release', 'installed']),
  permissions: { type: 'object' },
  limits: { type: 'object' },
})

const summary = answerObject<DraftSummary>(
  ['id', 'createdAt', 'status', 'title', 'topic', 'mode', 'score', 'words', 'rounds', 'resumable'],
  {
    id: string,
    createdAt: time,
    status: schemaRef('DraftStatus'),
    title: string,
    topic: string,
    mode: schemaRef('Mode'),
    score,
    words: count,
    rounds: count,
    gate: oneOf(gates),
    resumable: boolean,
  },
)

/** Schemas of the answers that are no part of a draft. */
export const answerSchemas: Readonly<Record<string, JsonSchema>> = {
  Created: answerObject<{ id: string; created: boolean; draft: string; events: string; page: string }>(
    ['id', 'created', 'draft', 'events', 'page'],
    { id: string, created: boolean, draft: string, events: string, page: string },
  ),
  CheckedSentence: answerObject<CheckedSentence>(['text', 'verdict', 'reason', 'passage'], {
    text: string,
    verdict: oneOf(verdictWords),
    reason: string,
    passage: {
      anyOf: [
        answerObject<NonNullable<CheckedSentence['passage']>>(['sourceId', 'quote', 'start', 'end'], {
          sourceId: string,
          quote: string,
          start: count,
          end: count,
        }),
        { type: 'null' },
      ],
    },
  }),
  DraftSummary: summary,
  DraftDiff: diff,
  Event: answerObject<DraftEvent>(['type'], {
    seq: { type: 'integer', minimum: 1 },
    type: string,
    at: time,
    data: { type: 'object' },
  }),
  EventMessage: answerObject<{ event: string; data: string; id?: string }>(['event', 'data'], {
    event: string,
    data: { type: 'string', contentMediaType: 'application/json', contentSchema: schemaRef('Event') },
    id: string,
  }),
  Plugin: plugin,
  PluginReview: answerObject<PluginReview>(['id', 'at', 'until'], { id: string, at: time, until: { type: ['string', 'null'] } }),
  Model: answerObject<Model>(['name', 'url', 'local', 'openness', 'configured'], {
    name: string,
    url: string,
    local: boolean,
    size: { type: 'number' },
    licence: string,
    openness: string,
    context: count,
    configured: boolean,
    problem: string,
  }),
  Readiness: answerObject<Readiness>(['ready', 'checks'], {
    ready: boolean,
    checks: listOf(
      answerObject<ReadinessCheck>(['name', 'ok', 'detail'], { name: string, ok: boolean, detail: string, code: string, hint: string }),
    ),
  }),
  Problem: answerObject<Problem>(['type', 'title', 'status', 'detail', 'code', 'hint', 'exit', 'instance'], {
    type: string,
    title: string,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: string,
    code: string,
    hint: string,
    exit: { type: 'integer', minimum: 1, maximum: 3 },
    instance: string,
  }),
}
