import type { JsonSchema } from '@galley/sdk'
import { scopesOf } from './access/route-scopes.ts'
import { auditLogPaths, auditLogSchemas } from './audit-log/audit-log-paths.ts'
import { auditPaths } from './audits/audit-paths.ts'
import { auditSchemas } from './audits/audit-schemas.ts'
import { batchPaths } from './drafts/batch-paths.ts'
import { draftPaths } from './drafts/draft-paths.ts'
import { approvalSchema } from './drafts/read-approval.ts'
import { steeringPaths } from './drafts/steering-paths.ts'
import { editPaths } from './edits/edit-paths.ts'
import { healthPaths } from './health/health-paths.ts'
import { modelPaths } from './models/model-paths.ts'
import { namePaths } from './names/name-paths.ts'
import { mcpPaths, mcpSchemas } from './mcp/mcp-paths.ts'
import { openaiErrorResponse, openaiPaths, openaiSchemas } from './openai/openai-paths.ts'
import { pluginPaths } from './plugins/plugin-paths.ts'
import { pluginSchemas } from './plugins/plugin-schemas.ts'
import { webhookPaths, webhookSchemas } from './webhooks/webhook-paths.ts'
import { answerSchemas } from './openapi/answer-schemas.ts'
import { draftSchemas } from './openapi/draft-schemas.ts'
import type { Paths } from './openapi/path-item.ts'
import { schemaRef } from './openapi/schema-parts.ts'

/** Schema of an approval with the whole plan, which only the runtime checks. */
const Approval: JsonSchema = { ...approvalSchema, properties: { ...approvalSchema.properties, plan: schemaRef('Plan') } }

const allPaths: Paths = {
  ...draftPaths,
  ...batchPaths,
  ...steeringPaths,
  ...editPaths,
  ...pluginPaths,
  ...openaiPaths,
  ...modelPaths,
  ...auditPaths,
  ...namePaths,
  ...webhookPaths,
  ...auditLogPaths,
  ...mcpPaths,
  ...healthPaths,
}

/** Adds who may ask each operation: a token with one of the scopes, as roles of the bearer scheme (OpenAPI 3.1 §4.8.30), or the studio. */
function withSecurity(paths: Paths): Paths {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, { ...operation, security: securityOf(method, path) }])),
    ]),
  )
}

function securityOf(method: string, path: string): readonly JsonSchema[] {
  const scopes = scopesOf(`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`)
  if (scopes === 'open') return []
  return [...[...new Set([...scopes, 'admin'])].map((scope) => ({ bearer: [scope] })), { session: [] }]
}

/** The API as an OpenAPI 3.1 document, built of the sdk's schemas and each feature's paths; `server` is the address that they begin at. */
export function openapiDocument(version: string, server = '/'): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Galley',
      version,
      description: 'The press for drafts that can be checked. Errors are problem documents (RFC 9457) with a code and a hint.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: server }],
    tags: ['drafts', 'plugins', 'models', 'audits', 'webhooks', 'mcp', 'gateway'].map((name) => ({ name })),
    paths: withSecurity(allPaths),
    components: {
      schemas: {
        ...draftSchemas,
        Approval,
        ...answerSchemas,
        ...pluginSchemas,
        ...auditSchemas,
        ...openaiSchemas,
        ...webhookSchemas,
        ...auditLogSchemas,
        ...mcpSchemas,
      },
      responses: {
        OpenaiError: openaiErrorResponse,
        Problem: {
          description: 'What stopped the request, and what to do about it',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token made at the first start, or one of `galley token new`; operations name the scopes that open them',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'galley_session_4070',
          description: 'The session of the studio; the number is the port. Requests that change something need a same-origin `Origin`.',
        },
      },
    },
  }
}
