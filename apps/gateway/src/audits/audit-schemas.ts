import { reportSchema } from '@galley/findings'
import type { JsonSchema } from '@galley/sdk'
import { auditFilesSchema } from './read-audited-files.ts'

const { $schema: _dialect, ...report } = reportSchema

/** Schemas of audits and name checks. */
export const auditSchemas: Readonly<Record<string, JsonSchema>> = {
  AuditFiles: auditFilesSchema,
  AuditReport: report,
  NameVerdict: {
    type: 'object',
    required: ['schema', 'ecosystem', 'name', 'verdict', 'score', 'probability', 'reasons'],
    properties: {
      schema: { const: 'galley.name/1' },
      ecosystem: { enum: ['npm', 'pypi'] },
      name: { type: 'string' },
      verdict: { enum: ['block', 'warn', 'info', 'none'] },
      target: { type: 'string', description: 'The name that was meant' },
      score: { type: 'number', description: 'Log odds: the sum of the points' },
      probability: { type: 'number', minimum: 0, maximum: 1 },
      reasons: {
        type: 'array',
        items: {
          type: 'object',
          required: ['feature', 'points'],
          properties: { feature: { type: 'string' }, points: { type: 'number' } },
        },
      },
    },
  },
}
