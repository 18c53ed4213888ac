import { inQuery, problems, type Paths } from '../openapi/path-item.ts'
import { schemaRef } from '../openapi/schema-parts.ts'
import { reportFormats } from './report-file.ts'

/** OpenAPI paths of audits. */
export const auditPaths: Paths = {
  '/v1/audits': {
    post: {
      operationId: 'auditFiles',
      summary:
        'Audit lockfiles, manifests and SBOMs, without a network; the report says what was not asked, and what is new since an earlier state',
      tags: ['audits'],
      parameters: [inQuery('format', 'What kind of report', { enum: reportFormats, default: 'json' })],
      requestBody: { required: true, content: { 'application/json': { schema: schemaRef('AuditFiles') } } },
      responses: {
        '200': {
          description: 'The report, also where it has findings or is not complete: see `complete` and `summary`',
          content: {
            'application/json': { schema: schemaRef('AuditReport') },
            'application/sarif+json': { schema: { type: 'object' } },
            'text/markdown': { schema: { type: 'string' } },
          },
        },
        ...problems(400, 403, 408, 413, 415, 422, 503),
      },
    },
  },
}
