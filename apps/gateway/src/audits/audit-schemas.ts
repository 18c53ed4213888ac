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
      sentence: { type: 'string', description: 'The reason for the verdict in one plain sentence; none where the verdict is none' },
      hint: {
        type: 'object',
        description: 'A weaker relation to another name, where the verdict is none: with facts of a fresh package it would be a warning',
        required: ['relation', 'name', 'text'],
        properties: { relation: { enum: ['carries', 'resembles'] }, name: { type: 'string' }, text: { type: 'string' } },
      },
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
