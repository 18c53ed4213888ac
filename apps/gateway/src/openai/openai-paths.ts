import type { JsonSchema } from '@galley/sdk'
import { answers, inPath, type ApiOperation, type Paths } from '../openapi/path-item.ts'
import { count, listOf, schemaRef, string } from '../openapi/schema-parts.ts'
import { idempotencyKeySchema } from '../problem/read-idempotency-key.ts'
import { demandParameter } from '../demand/demand-parameter.ts'
import { maxModelName } from './read-model-request.ts'

/** Errors in OpenAI's shape by status. */
function openaiErrors(...statuses: readonly number[]): Readonly<Record<string, JsonSchema>> {
  const sorted = [...new Set([401, 403, 421, 429, 500, ...statuses])].sort((one, other) => one - other)
  return Object.fromEntries(sorted.map((status) => [String(status), { $ref: '#/components/responses/OpenaiError' }]))
}

/** Statuses of a request for a model that this gateway answers itself. What the provider answers is passed on, whatever its status. */
const ownStatuses = [400, 404, 408, 409, 413, 415, 422, 502, 503, 504, 507] as const

const model: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: maxModelName,
  description: 'One that `GET /v1/models` lists, or `preset:model`',
}

const idempotencyKey: JsonSchema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same request with the same key is answered again and paid for once, for an hour',
  schema: idempotencyKeySchema,
}

interface ModelOperation {
  readonly operationId: string
  readonly summary: string
  readonly needs: Readonly<Record<string, JsonSchema>>
  /** True where an answer may be an event stream. */
  readonly streams?: boolean
}

function modelOperation({ operationId, summary, needs, streams = false }: ModelOperation): ApiOperation {
  const answered = answers('The answer of the model’s server, as it came', { type: 'object' })
  const content = answered['content'] as JsonSchema
  return {
    operationId,
    summary,
    tags: ['models'],
    parameters: [idempotencyKey, demandParameter],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { type: 'object', required: ['model', ...Object.keys(needs)], properties: { model, ...needs } },
        },
      },
    },
    responses: {
      '200': streams ? { ...answered, content: { ...content, 'text/event-stream': { schema: string } } } : answered,
      ...openaiErrors(...ownStatuses),
    },
  }
}

/** OpenAPI paths that OpenAI's clients ask. */
export const openaiPaths: Paths = {
  '/v1/chat/completions': {
    post: modelOperation({
      operationId: 'createChatCompletion',
      summary: 'A chat with a configured model, or with `galley`, which answers with a draft; as in OpenAI’s API',
      needs: { messages: { type: 'array', minItems: 1, items: {} } },
      streams: true,
    }),
  },
  '/v1/embeddings': {
    post: modelOperation({
      operationId: 'createEmbedding',
      summary: 'Embeddings by a configured model, as in OpenAI’s API',
      needs: { input: {} },
    }),
  },
  '/v1/responses': {
    post: modelOperation({
      operationId: 'createResponse',
      summary:
        'A response of a configured model whose server has the Responses API, or of `galley`, which answers with a draft; as in Open Responses',
      needs: { input: {} },
      streams: true,
    }),
  },
  '/v1/models': {
    get: {
      operationId: 'listModels',
      summary: 'The models that can be reached from here: `data` as in OpenAI’s API, `models` with what Galley knows of them',
      tags: ['models'],
      parameters: [demandParameter],
      responses: {
        '200': answers('Models', {
          type: 'object',
          required: ['object', 'data', 'models'],
          properties: { object: { const: 'list' }, data: listOf(schemaRef('OpenaiModel')), models: listOf(schemaRef('Model')) },
        }),
        ...openaiErrors(400),
      },
    },
  },
  '/v1/models/{model}': {
    get: {
      operationId: 'getModel',
      summary: 'One of these models',
      tags: ['models'],
      parameters: [inPath('model', 'Its name; a slash in it is written %2F'), demandParameter],
      responses: { '200': answers('The model', schemaRef('OpenaiModel')), ...openaiErrors(...ownStatuses) },
    },
  },
}

/** Schemas that these paths name. */
export const openaiSchemas: Readonly<Record<string, JsonSchema>> = {
  OpenaiModel: {
    type: 'object',
    required: ['id', 'object', 'created', 'owned_by'],
    properties: { id: string, object: { const: 'model' }, created: count, owned_by: string },
  },
  OpenaiError: {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['message', 'type', 'param', 'code'],
        properties: { message: string, type: string, param: { type: ['string', 'null'] }, code: string },
      },
    },
  },
}

/** Response of an error on these paths. */
export const openaiErrorResponse: JsonSchema = {
  description: 'What stopped the request, in the shape that OpenAI’s clients read',
  content: { 'application/json': { schema: schemaRef('OpenaiError') } },
}
