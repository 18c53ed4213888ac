import type { JsonSchema } from '@galley/sdk'

/** USD per million tokens: no model costs more than a thousand times what the dearest does. */
const usdPerMTok = (description: string): JsonSchema => ({ type: 'number', minimum: 0, maximum: 1_000_000, description })

/** Schema of what the operator states of a model, by its name: what it costs, its limits, and what answers in its place. */
export const statedModelSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    price: {
      type: 'object',
      additionalProperties: false,
      required: ['input', 'output'],
      properties: { input: usdPerMTok('USD per million tokens of the prompt'), output: usdPerMTok('USD per million tokens of the answer') },
    },
    fallback: {
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: 200 },
      minItems: 1,
      maxItems: 8,
      description: 'models that answer clients of `/v1/chat/completions` in its place when its server fails',
    },
    limits: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: {
        requestsPerMinute: { type: 'integer', minimum: 1, maximum: 100_000, description: 'requests of all tokens together in any minute' },
        tokensPerMinute: {
          type: 'integer',
          minimum: 1,
          maximum: 1_000_000_000_000,
          description: 'tokens of prompts and answers of all tokens together in any minute',
        },
      },
    },
    wattHoursPerMTok: { type: 'number', minimum: 0, maximum: 1_000_000, description: 'watt-hours per million tokens' },
    watts: { type: 'number', minimum: 0, maximum: 1_000_000, description: 'power of the machine while the model answers, in watts' },
  },
}
