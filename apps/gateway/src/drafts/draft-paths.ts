import type { JsonSchema } from '@galley/sdk'
import { draftPredicateType, exportFormatNames, exportFormats, maxVersions, papersMediaType, type ExportFormatName } from '@galley/runtime'
import { demandParameter } from '../demand/demand-parameter.ts'
import { answers, inPath, inQuery, linksToDraft, problems, writeProblems, type Paths } from '../openapi/path-item.ts'
import { schemaRef } from '../openapi/schema-parts.ts'
import { idempotencyKeySchema } from '../problem/read-idempotency-key.ts'

const tags = ['drafts'] as const
const id = inPath('id', 'The run')
/** Number of drafts that one list holds. */
export const listRange = { minimum: 1, maximum: 200 } as const
/** Drafts of a list that does not say how many. */
export const defaultListLength = 50
/** Longest search, in characters. */
export const maxSearch = 200

/** Numbers that a version can have: 0 is the first writing, k the result of round k; what is made after the run is numbered on. */
export const versionRange = { minimum: 0, maximum: maxVersions } as const
/** Schema of a version's number. */
export const versionNumber = { type: 'integer', ...versionRange }

/** Formats of an export that are JSON, with the type of their value; all others are text or bytes. */
const jsonTypes: Readonly<Partial<Record<ExportFormatName, 'array' | 'object'>>> = { json: 'object', ghost: 'object', csljson: 'array' }

/** Header of a client that would rather wait than ask again. Any text is one: what is no such preference is passed over (RFC 7240 §2). */
const prefer: JsonSchema = {
  name: 'Prefer',
  in: 'header',
  description: '`wait=30` answers when the draft has ended or waits at a gate, after so many seconds at the latest (60 at most)',
  schema: { type: 'string' },
}

/** OpenAPI paths of drafts. */
export const draftPaths: Paths = {
  '/v1/drafts': {
    post: {
      operationId: 'createDraft',
      summary: 'Ask for a draft; it is written in the background',
      tags,
      parameters: [
        {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'The same key and brief answer with the same run; the same key and another brief are refused',
          schema: idempotencyKeySchema,
        },
        prefer,
        demandParameter,
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: schemaRef('SentBrief') },
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['brief'],
              properties: {
                brief: { ...schemaRef('SentBrief'), description: 'The brief as JSON' },
                files: { type: 'array', items: { type: 'string', format: 'binary' }, description: 'Documents to write from' },
              },
              additionalProperties: false,
            },
            encoding: { brief: { contentType: 'application/json' } },
          },
        },
      },
      responses: {
        '200': { ...answers('The draft, which ended or came to a gate while the request waited', schemaRef('Draft')), links: linksToDraft },
        '202': {
          ...answers('The run is written', schemaRef('Created')),
          links: linksToDraft,
          headers: { Location: { description: 'The draft', schema: { type: 'string' } } },
        },
        ...writeProblems(400, 415, 422),
      },
    },
    get: {
      operationId: 'listDrafts',
      summary: 'Drafts, the newest first',
      tags,
      parameters: [
        inQuery('limit', 'How many', { type: 'integer', ...listRange, default: defaultListLength }),
        inQuery('before', 'Only drafts older than the one of this id', { type: 'string' }),
        inQuery('after', 'Only drafts newer than the one of this id, those next to it', { type: 'string' }),
        inQuery('q', 'Only drafts whose topic or title has each of these words, whatever their case and accents', {
          type: 'string',
          maxLength: maxSearch,
        }),
        inQuery('status', 'Only drafts of this status', schemaRef('DraftStatus')),
      ],
      responses: {
        '200': answers('Drafts', {
          type: 'object',
          required: ['drafts'],
          properties: { drafts: { type: 'array', items: schemaRef('DraftSummary') } },
        }),
        ...problems(400),
      },
    },
  },
  '/v1/drafts/{id}': {
    get: {
      operationId: 'getDraft',
      summary: 'A draft as it stands, finished or not',
      tags,
      parameters: [id, prefer],
      responses: {
        '200': {
          ...answers('The draft', schemaRef('Draft')),
          headers: {
            ETag: { description: 'Of a draft whose run is over: names it as it is now, for `If-Match`', schema: { type: 'string' } },
          },
        },
        ...problems(404),
      },
    },
    delete: {
      operationId: 'deleteDraft',
      summary: 'Remove a run, its events, and the sources that no other run uses',
      tags,
      parameters: [id],
      responses: { '204': { description: 'It is gone' }, ...writeProblems(404, 409) },
    },
  },
  '/v1/drafts/{id}/versions': {
    get: {
      operationId: 'listVersions',
      summary: 'The first writing, the result of every round, and every change since the run',
      tags,
      parameters: [id],
      responses: {
        '200': answers('Versions', {
          type: 'object',
          required: ['versions'],
          properties: { versions: { type: 'array', items: schemaRef('Version') } },
        }),
        ...problems(404),
      },
    },
  },
  '/v1/drafts/{id}/versions/{n}': {
    get: {
      operationId: 'getVersion',
      summary: 'One version',
      tags,
      parameters: [id, inPath('n', '0 is the first writing, k the result of round k; changes since are numbered on', versionNumber)],
      responses: { '200': answers('The version', schemaRef('Version')), ...problems(400, 404) },
    },
  },
  '/v1/drafts/{id}/diff': {
    get: {
      operationId: 'diffVersions',
      summary: 'What changed between two versions, block by block and word by word',
      tags,
      parameters: [id, versionInQuery('from', 'The older version'), versionInQuery('to', 'The newer one')],
      responses: { '200': answers('The differences', schemaRef('DraftDiff')), ...problems(400, 404) },
    },
  },
  '/v1/drafts/{id}/export': {
    get: {
      operationId: 'exportDraft',
      summary: 'The draft as a file',
      tags,
      parameters: [
        id,
        inQuery('format', exportFormats.map(({ name, about }) => `\`${name}\`: ${about}`).join('; '), {
          enum: exportFormatNames,
          default: 'md',
        }),
        inQuery('footer', 'False leaves out what was not read, how each sentence is held, and the last line', {
          type: 'boolean',
          default: true,
        }),
      ],
      responses: {
        '200': {
          description: 'The file',
          content: Object.fromEntries(
            exportFormats.map(({ name, mediaType }) => [mediaType.replace(/;.*$/, ''), { schema: { type: jsonTypes[name] ?? 'string' } }]),
          ),
        },
        ...problems(400, 404),
      },
    },
  },
  '/v1/drafts/{id}/provenance': {
    get: {
      operationId: 'getDraftProvenance',
      summary: 'The signed statement of how a finished draft was made (in-toto); it covers every format of its export',
      tags,
      parameters: [
        id,
        inQuery('brief', 'Put the text of the brief into the statement, not its digest alone', { type: 'boolean', default: false }),
      ],
      responses: {
        '200': {
          description: `A Sigstore bundle, on one line. Its payload is an in-toto statement whose predicate type is ${draftPredicateType}`,
          content: { [papersMediaType]: { schema: { type: 'object' } } },
        },
        ...problems(400, 404, 409, 503),
      },
    },
  },
}

/** A version of a draft that has to be named. */
function versionInQuery(name: string, description: string): JsonSchema {
  return { ...inQuery(name, description, versionNumber), required: true }
}
