import { answers, inQuery, problems, type Paths } from '../openapi/path-item.ts'
import { count, listOf, string } from '../openapi/schema-parts.ts'

/** Range of `days` of `GET /v1/usage`. */
export const usageDays = { minimum: 1, maximum: 366 }

/** OpenAPI path of what clients asked of models. */
export const modelPaths: Paths = {
  '/v1/usage': {
    get: {
      operationId: 'listUsage',
      summary:
        'What clients asked of models through /v1/chat/completions, /v1/embeddings and /v1/responses, by day, token and model; a token sees its own',
      tags: ['models'],
      parameters: [inQuery('days', 'Days to look back, today with it; 30 when left out', { type: 'integer', ...usageDays })],
      responses: {
        '200': answers('Sums, the newest day first', {
          type: 'object',
          required: ['usage', 'budgets'],
          properties: {
            budgets: listOf({
              type: 'object',
              required: ['token', 'budgets'],
              properties: {
                token: string,
                budgets: listOf({
                  type: 'object',
                  required: ['limit', 'most', 'used', 'resetsAt'],
                  properties: {
                    limit: { type: 'string', description: 'Such as tokens/day' },
                    most: { type: 'number' },
                    used: { type: 'number', description: 'Spent, and held by calls under way' },
                    resetsAt: { type: 'string', format: 'date-time' },
                  },
                }),
              },
            }),
            usage: listOf({
              type: 'object',
              required: ['day', 'token', 'model', 'calls', 'untold', 'promptTokens', 'completionTokens'],
              properties: {
                day: { type: 'string', format: 'date' },
                token: { type: 'string', description: 'Empty for calls of an older version, which told no tokens apart' },
                model: string,
                calls: count,
                untold: { ...count, description: 'Calls whose server told no tokens: they are in no sum' },
                promptTokens: count,
                completionTokens: count,
                usd: { type: 'number', description: 'By the prices that the operator stated' },
                energy: {
                  type: 'object',
                  description: 'Watt-hours, from the least to the most, and the method',
                  required: ['low', 'high', 'method'],
                  properties: { low: { type: 'number' }, high: { type: 'number' }, method: { enum: ['tokens', 'time', 'size'] } },
                },
              },
            }),
          },
        }),
        ...problems(400),
      },
    },
  },
}
