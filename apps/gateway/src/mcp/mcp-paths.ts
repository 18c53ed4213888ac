import type { JsonSchema } from '@galley/sdk'
import { problems, writeProblems, type Paths } from '../openapi/path-item.ts'
import { schemaRef } from '../openapi/schema-parts.ts'

const tags = ['mcp'] as const

/** A message of JSON-RPC 2.0; the specification of MCP says what it may hold. */
const message: JsonSchema = {
  type: 'object',
  required: ['jsonrpc'],
  properties: { jsonrpc: { const: '2.0' }, id: { type: ['string', 'number', 'null'] }, method: { type: 'string' } },
}

const stream: JsonSchema = { schema: { type: 'string' } }

/** Answers with a JSON-RPC error besides our own problem document. */
function refusals(documents: Readonly<Record<string, JsonSchema>>, ...statuses: readonly number[]): Readonly<Record<string, JsonSchema>> {
  const content = { 'application/json': { schema: schemaRef('McpMessage') }, 'application/problem+json': { schema: schemaRef('Problem') } }
  const refusal = { description: 'An error of JSON-RPC, or what stopped the request before it was read', content }
  return { ...documents, ...Object.fromEntries(statuses.map((status) => [String(status), refusal])) }
}

/** Schema of a message of MCP. */
export const mcpSchemas: Readonly<Record<string, JsonSchema>> = { McpMessage: message }

/** OpenAPI paths of the MCP server. */
export const mcpPaths: Paths = {
  '/mcp': {
    post: {
      operationId: 'callMcp',
      summary: 'The MCP server (Streamable HTTP, 2026-07-28 and 2025-11-25): drafts, scores, audits and name checks as tools',
      tags,
      requestBody: { required: true, content: { 'application/json': { schema: schemaRef('McpMessage') } } },
      responses: {
        '200': {
          description: 'The answer, or a stream that ends with it',
          content: { 'application/json': { schema: schemaRef('McpMessage') }, 'text/event-stream': stream },
        },
        '202': { description: 'A notification was taken' },
        ...refusals(writeProblems(), 400, 404, 405, 406, 409, 413, 415),
      },
    },
    get: {
      operationId: 'watchMcp',
      summary: 'The stream of a session of 2025-11-25',
      tags,
      responses: {
        '200': { description: 'What the server tells on its own', content: { 'text/event-stream': stream } },
        ...refusals(problems(), 400, 404, 405, 406, 409),
      },
    },
    delete: {
      operationId: 'endMcpSession',
      summary: 'Ends a session of 2025-11-25',
      tags,
      responses: { '200': { description: 'It has ended' }, ...refusals(writeProblems(), 400, 404, 405) },
    },
  },
}
