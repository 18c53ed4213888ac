import type { JsonSchema } from '@galley/sdk'

const url: JsonSchema = { type: 'string', pattern: '^https?://[^\\s@]+$', maxLength: 2048 }

const choice: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    preset: { enum: ['nvidia', 'openrouter', 'openai', 'ollama', 'lmstudio', 'vllm', 'llamacpp'] },
    url,
    name: { type: 'string', minLength: 1, maxLength: 200 },
  },
}

/** USD per million tokens: no model costs more than a thousand times what the dearest does. */
const usdPerMTok: JsonSchema = { type: 'number', minimum: 0, maximum: 1_000_000 }

/** What the operator states of a model, by its name. */
const figures: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    price: {
      type: 'object',
      additionalProperties: false,
      required: ['input', 'output'],
      properties: { input: usdPerMTok, output: usdPerMTok },
    },
    wattHoursPerMTok: { type: 'number', minimum: 0, maximum: 1_000_000 },
  },
}

const service: JsonSchema = { type: 'object', additionalProperties: false, required: ['url'], properties: { url } }

/** The JSON Schema of `galley.config.json`: an unknown key is refused, a key (secret) has no place in it. */
export const settingsSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'galley.config.json',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    model: choice,
    models: {
      type: 'object',
      additionalProperties: figures,
      properties: { planner: choice, researcher: choice, writer: choice, 'fact-checker': choice, editor: choice },
    },
    probeLocal: { type: 'boolean' },
    onlyLocal: { type: 'boolean' },
    search: { type: 'object', additionalProperties: false, properties: { searxng: service, wikipedia: service } },
    fetch: {
      type: 'object',
      additionalProperties: false,
      properties: {
        privateHosts: { type: 'array', maxItems: 100, items: { type: 'string', pattern: '^[A-Za-z0-9.\\-\\[\\]:]+:\\d{1,5}$' } },
        contact: { type: 'string', maxLength: 200 },
        gapMs: { type: 'integer', minimum: 0, maximum: 60_000 },
      },
    },
    sourceRoots: { type: 'array', maxItems: 100, items: { type: 'string', minLength: 1 } },
    gateway: {
      type: 'object',
      additionalProperties: false,
      properties: {
        host: { type: 'string', minLength: 1, maxLength: 253 },
        port: { type: 'integer', minimum: 0, maximum: 65_535 },
        allowedHosts: { type: 'array', maxItems: 100, items: { type: 'string', minLength: 1, maxLength: 253 } },
      },
    },
    workers: { type: 'integer', minimum: 1, maximum: 32 },
  },
}
