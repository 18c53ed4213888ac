import type { JsonSchema, ModelMessage, ModelRequest } from '@galley/sdk'
import { shapeOf } from '../answer/shape-of.ts'
import { simplifySchema } from '../answer/simplify-schema.ts'
import type { Dialect } from './dialect.ts'
import { defaultMaxTokens } from './tokens.ts'

/** Body of a chat completion request, in the words of OpenAI's API. */
export interface RequestBody {
  readonly model: string
  readonly messages: readonly ModelMessage[]
  readonly max_tokens?: number
  readonly max_completion_tokens?: number
  readonly temperature?: number
  readonly response_format?: Readonly<Record<string, unknown>>
}

/** Writes a request in a server's dialect. */
export function requestBody(model: string, request: ModelRequest, dialect: Dialect): RequestBody {
  const { schema } = request
  return {
    model,
    messages: schema === undefined || dialect.format === 'schema' ? request.messages : showSchema(request.messages, schema),
    [dialect.tokensField]: request.maxTokens ?? defaultMaxTokens,
    ...(dialect.hasTemperature ? { temperature: request.temperature ?? 0 } : {}),
    ...(schema === undefined ? {} : responseFormat(schema, dialect)),
  }
}

function responseFormat(schema: JsonSchema, { format }: Dialect): Pick<RequestBody, 'response_format'> {
  if (format === 'prompt') return {}
  if (format === 'object') return { response_format: { type: 'json_object' } }
  return { response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: simplifySchema(schema) } } }
}

/** Puts the shape of the answer under the last message of the user: some chat templates know no system message. */
function showSchema(messages: readonly ModelMessage[], schema: JsonSchema): readonly ModelMessage[] {
  const last = messages.findLastIndex(({ role }) => role === 'user')
  const simple = simplifySchema(schema)
  const shape = shapeOf(simple)
  const wanted =
    shape === null ? `It must fit this JSON Schema:\n${JSON.stringify(simple)}` : `Its shape, as a type of TypeScript:\n${shape}`
  const words = `Answer with one JSON value and nothing else: no prose, no code fence. ${wanted}`
  return messages.map((message, at) => (at === last ? { ...message, content: `${message.content}\n\n${words}` } : message))
}
