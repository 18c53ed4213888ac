import { webhookEvents } from '@galley/runtime'
import type { JsonSchema } from '@galley/sdk'
import { answers, inPath, problems, writeProblems, type Paths } from '../openapi/path-item.ts'
import { schemaRef } from '../openapi/schema-parts.ts'

const tags = ['webhooks'] as const

const id = inPath('id', 'Id of the webhook')

const moment: JsonSchema = { type: 'string', format: 'date-time' }
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] })

/** Schema of a webhook that is asked for. */
export const newWebhookSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['url'],
  properties: {
    url: {
      type: 'string',
      format: 'uri',
      minLength: 1,
      maxLength: 2048,
      description: 'https, a public host; others only where the operator named them',
    },
    events: { type: 'array', items: { enum: [...webhookEvents] }, minItems: 1, maxItems: 20, description: 'left out, all of them' },
  },
}

/** Schemas of webhooks and their messages. */
export const webhookSchemas: Readonly<Record<string, JsonSchema>> = {
  NewWebhook: newWebhookSchema,
  Webhook: {
    type: 'object',
    required: ['id', 'url', 'events', 'createdAt'],
    properties: {
      id: { type: 'string' },
      url: { type: 'string' },
      events: { type: 'array', items: { type: 'string' } },
      createdAt: moment,
    },
  },
  Delivery: {
    type: 'object',
    required: ['n', 'draft', 'type', 'at', 'state', 'attempts', 'dueAt', 'triedAt', 'status', 'problem'],
    properties: {
      n: { type: 'integer' },
      draft: { type: 'string' },
      type: { type: 'string' },
      at: moment,
      state: { enum: ['waiting', 'delivered', 'given-up'] },
      attempts: { type: 'integer' },
      dueAt: orNull(moment),
      triedAt: orNull(moment),
      status: orNull({ type: 'integer' }),
      problem: orNull({ type: 'string' }),
    },
  },
}

const list = (name: string, schema: string): JsonSchema => ({
  type: 'object',
  required: [name],
  properties: { [name]: { type: 'array', items: schemaRef(schema) } },
})

/** Links from a webhook that was made to what can be asked of it. */
const linksToWebhook: JsonSchema = Object.fromEntries(
  ['listDeliveries', 'deleteWebhook'].map((operationId) => [
    operationId,
    { operationId, parameters: { id: '$response.body#/webhook/id' } },
  ]),
)

/** OpenAPI paths of webhooks. */
export const webhookPaths: Paths = {
  '/v1/webhooks': {
    get: {
      operationId: 'listWebhooks',
      summary: 'Addresses that are told of drafts',
      tags,
      responses: { '200': answers('The webhooks', list('webhooks', 'Webhook')), ...problems() },
    },
    post: {
      operationId: 'createWebhook',
      summary: 'Have an address told when drafts end or wait',
      tags,
      requestBody: { required: true, content: { 'application/json': { schema: schemaRef('NewWebhook') } } },
      responses: {
        '201': {
          ...answers('The webhook, and the secret that its messages are signed with', {
            type: 'object',
            required: ['webhook', 'secret'],
            properties: { webhook: schemaRef('Webhook'), secret: { type: 'string' } },
          }),
          links: linksToWebhook,
        },
        ...writeProblems(400, 409, 415),
      },
    },
  },
  '/v1/webhooks/{id}': {
    delete: {
      operationId: 'deleteWebhook',
      summary: 'Tell an address nothing more',
      tags,
      parameters: [id],
      responses: { '204': { description: 'It is gone, with what waited for it' }, ...writeProblems(404) },
    },
  },
  '/v1/webhooks/{id}/deliveries': {
    get: {
      operationId: 'listDeliveries',
      summary: 'The newest hundred messages of a webhook, and what became of each',
      tags,
      parameters: [id],
      responses: { '200': answers('The messages, the newest first', list('deliveries', 'Delivery')), ...problems(404) },
    },
  },
  '/v1/webhooks/{id}/deliveries/{n}/replay': {
    post: {
      operationId: 'replayDelivery',
      summary: 'Send a message again',
      tags,
      parameters: [id, inPath('n', 'Number of the message', { type: 'integer', minimum: 1 })],
      responses: { '202': { description: 'It is sent within a second' }, ...writeProblems(400, 404) },
    },
  },
}
