import { demandParameter } from '../demand/demand-parameter.ts'
import { answers, writeProblems, type Paths } from '../openapi/path-item.ts'
import { listOf, schemaRef } from '../openapi/schema-parts.ts'
import { idempotencyKeySchema } from '../problem/read-idempotency-key.ts'

/** Briefs of one batch at most. */
export const maxBatch = 100

/** OpenAPI path of many briefs at once. */
export const batchPaths: Paths = {
  '/v1/batches': {
    post: {
      operationId: 'createDrafts',
      summary: 'Ask for many drafts; each is written in the background, and a brief that is refused stops none of the others',
      tags: ['drafts'],
      parameters: [
        {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'The same key and briefs answer with the same runs: those that were refused are tried again',
          schema: idempotencyKeySchema,
        },
        demandParameter,
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['briefs'],
              properties: { briefs: { type: 'array', minItems: 1, maxItems: maxBatch, items: {} } },
              additionalProperties: false,
            },
          },
        },
      },
      responses: {
        '202': answers('A draft or a problem for each brief, in their order', {
          type: 'object',
          required: ['drafts'],
          properties: {
            drafts: listOf({
              anyOf: [
                schemaRef('Created'),
                { type: 'object', required: ['problem'], properties: { problem: schemaRef('Problem') }, additionalProperties: false },
              ],
            }),
          },
        }),
        ...writeProblems(400, 415),
      },
    },
  },
}
