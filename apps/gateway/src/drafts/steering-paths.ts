import { answers, inPath, inQuery, problems, writeProblems, type ApiOperation, type Paths } from '../openapi/path-item.ts'
import { schemaRef } from '../openapi/schema-parts.ts'

const id = inPath('id', 'The run')

function steer(operationId: string, summary: string, ...more: readonly number[]): ApiOperation {
  return {
    operationId,
    summary,
    tags: ['drafts'],
    parameters: [id],
    responses: { '202': answers('The draft as it stands now', schemaRef('Draft')), ...writeProblems(404, ...more) },
  }
}

/** OpenAPI paths of steering a run and of watching it. */
export const steeringPaths: Paths = {
  '/v1/drafts/{id}/cancel': { post: steer('cancelDraft', 'Stop a run; the best version so far is kept') },
  '/v1/drafts/{id}/resume': { post: steer('resumeDraft', 'Take up a run that stopped in the middle', 409) },
  '/v1/drafts/{id}/approve': {
    post: {
      ...steer('approveDraft', 'Say what happens at the gate where a run waits', 400, 409, 415),
      requestBody: { required: true, content: { 'application/json': { schema: schemaRef('Approval') } } },
    },
  },
  '/v1/drafts/{id}/events': {
    get: {
      operationId: 'watchDraft',
      summary: 'The events of a run, as they happen',
      tags: ['drafts'],
      parameters: [
        id,
        { name: 'Last-Event-ID', in: 'header', description: 'Go on after this `seq`', schema: { type: 'integer', minimum: 0 } },
        inQuery('since', 'The same, for a first request', { type: 'integer', minimum: 0, default: 0 }),
      ],
      responses: {
        '200': {
          description:
            'Server-sent events: `event` is the type, `id` the seq, `data` an Event. What has no id (progress, log, token) is not stored. It ends after the last event.',
          content: { 'text/event-stream': { schema: schemaRef('EventMessage') } },
        },
        '204': { description: 'The run has ended and the reader has every event' },
        ...problems(400, 404),
      },
    },
  },
}
