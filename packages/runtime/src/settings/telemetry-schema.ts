import type { JsonSchema } from '@galley/sdk'

/** Schema of an address of a server of the operator's: no key and no name in it. */
export const url = (description: string): JsonSchema => ({ type: 'string', pattern: '^https?://[^\\s@]+$', maxLength: 2048, description })

/** Schema of the settings of what a gateway tells about itself. */
export const telemetry: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    log: {
      enum: ['text', 'json'],
      default: 'text',
      description: '`json`: every line on stderr is JSON, and each request has one, without its query, its body and its token',
    },
    prompts: { type: 'boolean', default: false, description: 'true: the JSON log holds what clients send to models' },
    otlp: url('the collector that traces and metrics go to, OTLP over HTTP: `http://127.0.0.1:4318`; left out, nothing is sent'),
  },
}
