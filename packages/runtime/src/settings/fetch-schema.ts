import type { JsonSchema } from '@galley/sdk'

const domains = (description: string): JsonSchema => ({
  type: 'array',
  maxItems: 1000,
  items: { type: 'string', pattern: '^(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$', maxLength: 253 },
  default: [],
  description,
})

/** Minutes for which a search is answered from what it found before, unless the settings say otherwise. */
export const defaultKeepSearchMinutes = 60

/** Schema of what is fetched from other machines, and how. */
export const fetchSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    privateHosts: {
      type: 'array',
      maxItems: 100,
      items: { type: 'string', pattern: '^[A-Za-z0-9.\\-\\[\\]:]+:\\d{1,5}$' },
      default: [],
      description: '`host:port` of servers that may be read although they are not public',
    },
    contact: { type: 'string', maxLength: 200, default: 'no contact configured', description: 'told to the servers that are read' },
    gapMs: { type: 'integer', minimum: 0, maximum: 60_000, default: 1000, description: 'milliseconds between two requests to a host' },
    keepSearchMinutes: {
      type: 'integer',
      minimum: 0,
      maximum: 43_200,
      default: defaultKeepSearchMinutes,
      description: 'minutes for which a search is answered from what it found before; 0 asks anew each time',
    },
    blockDomains: domains('domains, with all below them, from which nothing is found or fetched, whatever a brief asks'),
    allowDomains: domains('the only domains from which something is found or fetched; addresses in `services` are always asked'),
  },
}
