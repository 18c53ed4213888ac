import {
  boolean,
  blockSchema,
  briefSchema,
  claimSchema,
  draftStatuses,
  evidenceSchema,
  issueSchema,
  modelReasonSchema,
  notReadSchema,
  oneOf,
  planSchema,
  revisionKinds,
  roles,
  scorePartNames,
  sentBriefSchema,
  sourceSchema,
  draftJudgeSchema,
  verdictSchema,
  type Draft,
  type DraftPlugin,
  type Failure,
  type Invariants,
  type JsonSchema,
  type NotVerified,
  type RejectedSentence,
  type Role,
  type ProposedPatch,
  type Revision,
  type Round,
  type ScorePart,
  type EnergyUse,
  type Usage,
  type Version,
  type WeakPlace,
} from '@galley/sdk'
import { answerObject, count, listOf, schemaRef, score, string, strings, time } from './schema-parts.ts'

/** A share of one. */
const share: JsonSchema = { type: 'number', minimum: 0, maximum: 1 }

const byRole = (value: JsonSchema): Readonly<Record<Role, JsonSchema>> => ({
  planner: value,
  researcher: value,
  writer: value,
  'fact-checker': value,
  editor: value,
})

const round = answerObject<Round>(['n', 'score', 'parts', 'accepted', 'issues', 'patches', 'hash'], {
  n: count,
  score,
  parts: schemaRef('ScoreParts'),
  accepted: boolean,
  issues: listOf(schemaRef('Issue')),
  patches: listOf(
    answerObject<ProposedPatch>(['blockId', 'accepted'], {
      blockId: string,
      sectionId: string,
      accepted: boolean,
      reason: string,
      before: string,
      after: string,
    }),
  ),
  reason: string,
  comparison: listOf({ enum: ['before', 'after', 'neither'] }),
  hash: string,
})

const notVerified = answerObject<NotVerified>(['text', 'reason'], { claimId: string, questionId: string, text: string, reason: string })

const version = answerObject<Version>(['n', 'blocks', 'claims', 'verdicts', 'score', 'parts', 'invariants', 'hash'], {
  n: count,
  blocks: listOf(schemaRef('Block')),
  claims: listOf(schemaRef('Claim')),
  verdicts: listOf(schemaRef('Verdict')),
  score,
  parts: schemaRef('ScoreParts'),
  invariants: schemaRef('Invariants'),
  hash: string,
  revisions: listOf(
    answerObject<Revision>(['n', 'of', 'kind', 'subject', 'by', 'at'], {
      n: count,
      of: count,
      kind: oneOf(revisionKinds),
      subject: string,
      by: string,
      at: time,
    }),
  ),
  notVerified: listOf(notVerified),
})

const usage = answerObject<Usage>(['calls', 'promptTokens', 'completionTokens', 'seconds'], {
  calls: count,
  promptTokens: count,
  completionTokens: count,
  seconds: { type: 'number', minimum: 0 },
  usd: { type: 'number', minimum: 0 },
  wattHours: { type: 'number', minimum: 0 },
  energy: answerObject<EnergyUse>(['low', 'high', 'method'], {
    low: { type: 'number', minimum: 0 },
    high: { type: 'number', minimum: 0 },
    method: { enum: ['tokens', 'time', 'size'] },
  }),
})

const draft = answerObject<Draft>(
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
    id: string,
    seq: count,
    createdAt: time,
    status: schemaRef('DraftStatus'),
    mode: schemaRef('Mode'),
    title: string,
    notice: string,
    brief: schemaRef('Brief'),
    plan: schemaRef('Plan'),
    rounds: listOf(schemaRef('Round')),
    best: schemaRef('Version'),
    stopReason: string,
    shortcomings: strings,
    failure: answerObject<Failure>(['code', 'message', 'hint', 'exit'], {
      code: string,
      message: string,
      hint: string,
      exit: { enum: [2, 3] },
    }),
    sources: listOf(schemaRef('Source')),
    evidence: listOf(schemaRef('Evidence')),
    rejected: listOf(
      answerObject<RejectedSentence>(['sentence', 'evidenceIds', 'reason'], { sentence: string, evidenceIds: strings, reason: string }),
    ),
    notVerified: listOf(notVerified),
    notRead: listOf(notReadSchema),
    models: answerObject<Draft['models']>(roles, byRole({ type: ['string', 'null'] })),
    modelReasons: answerObject<NonNullable<Draft['modelReasons']>>([], byRole(modelReasonSchema)),
    judges: listOf(draftJudgeSchema),
    plugins: listOf(
      answerObject<DraftPlugin>(['name', 'version', 'digest'], {
        name: string,
        version: string,
        digest: string,
        builtHere: boolean,
        author: string,
        reviewers: listOf(schemaRef('PluginReview')),
      }),
    ),
    usage: answerObject<Draft['usage']>([], byRole(schemaRef('Usage'))),
  },
)

/** Schemas of a draft: the sdk's own, and those of what only the host makes. */
export const draftSchemas: Readonly<Record<string, JsonSchema>> = {
  Brief: briefSchema,
  SentBrief: sentBriefSchema,
  Plan: planSchema,
  Block: blockSchema,
  Claim: claimSchema,
  Evidence: evidenceSchema,
  Source: sourceSchema,
  Verdict: verdictSchema,
  Issue: issueSchema,
  Mode: oneOf(['full', 'constrained', 'extractive']),
  DraftStatus: oneOf(draftStatuses),
  ScorePart: answerObject<ScorePart>(['weight', 'value', 'worst'], {
    weight: share,
    value: { anyOf: [share, { type: 'null' }] },
    worst: listOf(answerObject<WeakPlace>(['text', 'reason'], { text: string, reason: string })),
    note: string,
  }),
  // A number is a part of a draft that was written before its parts had a weight and places.
  ScoreParts: {
    type: 'object',
    properties: Object.fromEntries(scorePartNames.map((name) => [name, { anyOf: [schemaRef('ScorePart'), { type: 'number' }] }])),
  },
  Invariants: answerObject<Invariants>(
    ['contradicted', 'unsupported', 'undecided', 'dangling', 'lostMustCover', 'unparsable', 'injected', 'lengthOff'],
    {
      contradicted: count,
      unsupported: count,
      undecided: count,
      dangling: count,
      lostMustCover: count,
      unparsable: count,
      injected: count,
      lengthOff: count,
    },
  ),
  Usage: usage,
  Round: round,
  Version: version,
  Draft: draft,
}
