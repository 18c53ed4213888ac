import { reportSchema } from '@galley/findings'
import type { JsonSchema } from '@galley/sdk'
import { auditLimits } from './audit-limits.ts'

const { $schema: _dialect, ...report } = reportSchema

/** The shapes of audits and name checks. */
export const auditSchemas: Readonly<Record<string, JsonSchema>> = {
  AuditFiles: {
    type: 'object',
    required: ['files'],
    additionalProperties: false,
    properties: {
      files: {
        type: 'array',
        minItems: 1,
        maxItems: auditLimits.files,
        items: {
          type: 'object',
          required: ['name', 'text'],
          additionalProperties: false,
          properties: {
            name: {
              type: 'string',
              minLength: 1,
              maxLength: auditLimits.nameLength,
              description: 'A file name without a path; it says the format',
            },
            text: { type: 'string' },
          },
        },
      },
    },
  },
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
