import { auditActions, type NumberedEntry } from '@galley/runtime'
import type { JsonSchema } from '@galley/sdk'
import { answers, inQuery, problems, type Paths } from '../openapi/path-item.ts'
import { answerObject, count, listOf, schemaRef, string, strings, time } from '../openapi/schema-parts.ts'

/** Range of `limit` and `before` of `GET /v1/audit-log`. */
export const auditLogLimit = { minimum: 1, maximum: 1000 }
export const auditLogBefore = { minimum: 1, maximum: Number.MAX_SAFE_INTEGER }

/** Schema of an entry of the audit log. */
export const auditLogSchemas: Readonly<Record<string, JsonSchema>> = {
  AuditEntry: answerObject<NumberedEntry>(['seq', 'at', 'machine', 'action', 'by'], {
    seq: count,
    at: time,
    machine: { type: 'string', description: 'Name of the machine that wrote it' },
    action: { enum: [...auditActions] },
    by: { type: 'string', description: 'Name of the token, or studio, command, gateway' },
    token: { type: 'string', description: 'First digits of the hash of the token' },
    subject: { type: 'string', description: 'Name or id of what it was done to' },
    requestId: string,
    changed: strings,
    settings: { type: 'object', additionalProperties: string, description: 'Digests of the settings' },
    refusals: listOf({
      type: 'object',
      required: ['by', 'code', 'route', 'count'],
      properties: { by: string, code: string, route: string, count },
    }),
    count,
  }),
}

/** OpenAPI path of the audit log. */
export const auditLogPaths: Paths = {
  '/v1/audit-log': {
    get: {
      operationId: 'readAuditLog',
      summary: 'Who did what with the gateways of this ledger: the newest entries, and whether the log is as it was written',
      tags: ['gateway'],
      parameters: [
        inQuery('limit', 'Entries at most; 100 when left out', { type: 'integer', ...auditLogLimit }),
        inQuery('before', 'Number of an entry: those before it', { type: 'integer', ...auditLogBefore }),
      ],
      responses: {
        '200': answers('Entries, the newest first', {
          type: 'object',
          required: ['entries', 'head', 'broken'],
          properties: {
            entries: listOf(schemaRef('AuditEntry')),
            head: { type: 'object', required: ['seq', 'digest'], properties: { seq: count, digest: string } },
            broken: {
              anyOf: [{ type: 'object', required: ['line', 'why'], properties: { line: count, why: string } }, { type: 'null' }],
              description: 'The first line that is not as it was written',
            },
          },
        }),
        ...problems(400),
      },
    },
  },
}
