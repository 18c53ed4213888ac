import { versionNumber } from '../drafts/draft-paths.ts'
import { answers, inPath, problems, writeProblems, type Paths } from '../openapi/path-item.ts'
import { schemaRef } from '../openapi/schema-parts.ts'
import type { JsonSchema } from '@galley/sdk'
import { editSchema, sourceSchema, wordsSchema } from './edit-schemas.ts'

const tags = ['drafts']
const id = inPath('id', 'The run')

/** Header that names the draft on which a change was made. */
const ifMatch: JsonSchema = {
  name: 'If-Match',
  in: 'header',
  description: 'The ETag that the draft was read with: a draft that was changed since is refused (412)',
  schema: { type: 'string' },
}

const json = (schema: JsonSchema): JsonSchema => ({ required: true, content: { 'application/json': { schema } } })

/** The draft with its new version. */
const changed: JsonSchema = {
  ...answers('The draft with the version that it has now', schemaRef('Draft')),
  headers: { ETag: { description: 'Names the draft as it is now, for `If-Match`', schema: { type: 'string' } } },
}

/** OpenAPI paths of changes to a draft whose run is over. */
export const editPaths: Paths = {
  '/v1/drafts/{id}/check': {
    post: {
      operationId: 'checkWords',
      summary: 'Check words against the stored texts of the sources, sentence by sentence; nothing is kept',
      tags,
      parameters: [id],
      requestBody: json(wordsSchema),
      responses: {
        '200': answers('What the check says of each sentence', {
          type: 'object',
          required: ['sentences'],
          properties: { sentences: { type: 'array', items: schemaRef('CheckedSentence') } },
        }),
        ...problems(400, 404, 408, 413, 415),
      },
    },
  },
  '/v1/drafts/{id}/blocks/{block}': {
    put: {
      operationId: 'editBlock',
      summary: 'Put typed Markdown in the place of a block, as a new version; its new sentences are checked and cited by the host',
      tags,
      parameters: [id, inPath('block', 'The block'), ifMatch],
      requestBody: json(editSchema),
      responses: { '200': changed, ...writeProblems(400, 404, 409, 412, 415) },
    },
  },
  '/v1/drafts/{id}/sections/{section}/rewrite': {
    post: {
      operationId: 'rewriteSection',
      summary: 'Have one section written again from the same sources, as a new version; without a model, another selection of passages',
      tags,
      parameters: [id, inPath('section', 'A section of `plan.outline`'), ifMatch],
      responses: {
        '202': answers('The draft, at work until the version is there', schemaRef('Draft')),
        ...writeProblems(400, 404, 409, 412),
      },
    },
  },
  '/v1/drafts/{id}/sources': {
    post: {
      operationId: 'insertSource',
      summary: 'Read a page or a text into the sources, and check again what nothing carried; sections are written again on request',
      tags,
      parameters: [id, ifMatch],
      requestBody: json(sourceSchema),
      responses: {
        '202': answers('The draft, at work until the version is there', schemaRef('Draft')),
        ...writeProblems(400, 404, 409, 412, 415),
      },
    },
  },
  '/v1/drafts/{id}/versions/{n}/choose': {
    post: {
      operationId: 'chooseVersion',
      summary: 'Make a version the draft’s own: it is what is shown, scored and exported',
      tags,
      parameters: [id, inPath('n', 'The version', versionNumber), ifMatch],
      responses: { '200': changed, ...writeProblems(400, 404, 409, 412) },
    },
  },
}
