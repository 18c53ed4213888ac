import type { JsonSchema } from '@galley/sdk'

/** Schema of the settings of where a gateway listens, and where it is found. */
export const gatewaySchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    host: { type: 'string', minLength: 1, maxLength: 253, default: '127.0.0.1', description: 'address to listen on' },
    port: { type: 'integer', minimum: 0, maximum: 65_535, default: 4070, description: 'port to listen on; 0 takes a free one' },
    allowedHosts: {
      type: 'array',
      maxItems: 100,
      items: { type: 'string', minLength: 1, maxLength: 253 },
      default: [],
      description: 'names under which browsers reach the gateway, beside loopback and that of `gateway.publicUrl`',
    },
    publicUrl: {
      type: 'string',
      minLength: 1,
      maxLength: 2048,
      description: 'the address under which a proxy makes the gateway reachable, its path included: `https://team.example/galley`',
    },
  },
}
