import { answers, openProblems, problems, type Paths } from '../openapi/path-item.ts'
import { schemaRef } from '../openapi/schema-parts.ts'

/** OpenAPI paths of the gateway itself. */
export const healthPaths: Paths = {
  '/livez': {
    get: {
      operationId: 'isAlive',
      summary: 'Does the process answer?',
      tags: ['gateway'],
      responses: {
        '200': answers('It does', {
          type: 'object',
          required: ['name', 'version', 'status'],
          properties: { name: { const: 'galley' }, version: { type: 'string' }, status: { const: 'alive' } },
        }),
        ...openProblems(),
      },
    },
  },
  '/readyz': {
    get: {
      operationId: 'isReady',
      summary: 'Is the ledger open, and every plugin verified?',
      tags: ['gateway'],
      responses: {
        ...openProblems(),
        '200': answers('Ready', schemaRef('Readiness')),
        '503': answers('Not ready, and why', schemaRef('Readiness')),
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'getMetrics',
      summary: 'What happened since the start, for Prometheus',
      tags: ['gateway'],
      responses: {
        '200': { description: "Prometheus's text format", content: { 'text/plain': { schema: { type: 'string' } } } },
        ...problems(),
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'describeApi',
      summary: 'This document',
      tags: ['gateway'],
      responses: { '200': answers('An OpenAPI 3.1 document', { type: 'object' }), ...openProblems() },
    },
  },
}
