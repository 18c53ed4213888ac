import { fetchSchema } from './fetch-schema.ts'
import { defaultTimeouts, presets } from '@galley/models'
import {
  demandedLicences,
  integer,
  manifestSchema,
  mediaTypePattern,
  opennessLevels,
  roles,
  type EntailmentLabel,
  type JsonSchema,
  type Role,
} from '@galley/sdk'
import { statedModelSchema } from './stated-model-schema.ts'
import { gatewaySchema } from './gateway-schema.ts'
import { telemetry, url } from './telemetry-schema.ts'

const choice: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    preset: { enum: Object.keys(presets), description: 'a server that is known by name' },
    url: url('the address of an OpenAI-compatible server; it goes over the preset'),
    name: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description: 'the name of the model there; left out, the first of its list that meets the demands',
    },
    openness: { enum: opennessLevels, description: 'least openness of its model, whatever a brief says' },
    licence: { enum: demandedLicences, description: 'least free class of its licence' },
    onlyLocal: { type: 'boolean', description: 'true: a model of this machine' },
    maxWattHoursPerMTok: {
      type: 'number',
      minimum: 0,
      maximum: 1_000_000,
      description:
        'the most watt-hours that it may take for a million tokens, as stated or, for a model elsewhere, estimated from its size',
    },
  },
}

/** A time that a model may take: at most an hour. */
const seconds = (defaultMs: number, description: string): JsonSchema => {
  return { type: 'integer', minimum: 1, maximum: 3600, default: defaultMs / 1000, description }
}

const service = (description: string): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: ['url'],
  properties: { url: url(description) },
})

/** Full name of a plugin, as npm writes names. */
const pluginName = '^(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*$'

const plugin = (description: string): JsonSchema => ({ type: 'string', pattern: pluginName, maxLength: 214, description })

/** Galley's own plugin that runs an entailment model. */
export const defaultEntailer = '@galley/entail'

/** Galley's own plugin for each role. */
export const defaultTeam = Object.fromEntries(roles.map((role) => [role, `@galley/${role}`])) as Record<Role, string>

/** Galley's own plugin that reads. */
export const defaultReader = '@galley/page-reader'

const pinnedFile = (description: string): Readonly<Record<string, JsonSchema>> => ({
  file: { type: 'string', minLength: 1, maxLength: 4096, description: `${description}, relative to this file` },
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'its sha256, in hex: another file is refused' },
})

/** Outcomes of a model of natural language inference, as its outputs may be named. */
const entailmentLabels: readonly EntailmentLabel[] = ['contradiction', 'entailment', 'neutral']

/** An entailment model of the operator's. */
const entailment: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['file', 'sha256'],
  properties: {
    ...pinnedFile('an ONNX cross-encoder for natural language inference, at most 512 MiB'),
    tokenizer: {
      type: 'object',
      additionalProperties: false,
      required: ['file', 'sha256'],
      properties: pinnedFile('the `tokenizer.json` that came with it'),
    },
    labels: {
      type: 'array',
      minItems: 3,
      maxItems: 3,
      uniqueItems: true,
      items: { enum: entailmentLabels },
      description: 'its three outputs in their order, `id2label` of its `config.json`; left out, contradiction, entailment, neutral',
    },
    plugin: plugin(`the plugin that runs it; ${defaultEntailer} when left out`),
  },
}

/** Members of an object of any names that fit a pattern. */
const named = (pattern: string, member: JsonSchema): JsonSchema => ({
  type: 'object',
  maxProperties: 200,
  propertyNames: { pattern, maxLength: 214 },
  additionalProperties: member,
})

const quota = (unit: string): JsonSchema => ({ ...integer(0, 100_000_000), description: `${unit} in one run; 0 for none` })

const { limits } = manifestSchema.properties as unknown as {
  readonly limits: { readonly properties: Readonly<Record<string, JsonSchema>> }
}
const limit = (name: string, description: string): JsonSchema => ({ ...limits.properties[name], description })

const ceilings: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    maxQueries: quota('searches'),
    maxPages: quota('pages and documents read for it'),
    maxTokens: quota("tokens of its role's model"),
    maxRequests: quota('requests that it makes itself'),
    hosts: {
      type: 'array',
      maxItems: 100,
      items: { type: 'string', pattern: '^(\\*\\.)?[a-z0-9.-]+$', maxLength: 253 },
      description: 'hosts that it may fetch from, beside its address in `services`; `*.x.org` is any below x.org',
    },
    files: { type: 'boolean', description: "false: it is not given the brief's documents" },
    memoryMiB: limit('memoryMiB', 'memory of its process, in MiB'),
    cpuMs: limit('cpuMs', 'CPU time of a call, in milliseconds'),
    timeoutMs: limit('timeoutMs', 'time of a call without waiting for the host, in milliseconds'),
    hostCalls: limit('hostCalls', 'questions to the host in one call'),
    inFlight: limit('inFlight', 'questions to the host at once'),
  },
}

/** The JSON Schema of `galley.config.json`: an unknown key is refused, a key (secret) has no place in it. docs/settings.md is written from it. */
export const settingsSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'galley.config.json',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'the address of this schema, for editors' },
    model: choice,
    models: {
      type: 'object',
      additionalProperties: statedModelSchema,
      properties: { planner: choice, researcher: choice, writer: choice, 'fact-checker': choice, editor: choice, entailment },
    },
    modelTimeouts: {
      type: 'object',
      additionalProperties: false,
      properties: {
        firstWordSeconds: seconds(defaultTimeouts.firstByteMs, 'seconds until a model has read its prompt and begins to answer'),
        answerSeconds: seconds(defaultTimeouts.totalMs, 'seconds of a whole answer of a model'),
      },
    },
    probeLocal: { type: 'boolean', default: true, description: 'look for a model server on this machine where none is configured' },
    onlyLocal: { type: 'boolean', default: false, description: 'local models only, and no web, whatever a brief asks' },
    team: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        roles.map((role) => [role, { ...plugin('the plugin that plays this role'), default: defaultTeam[role] }]),
      ),
    },
    search: {
      type: 'array',
      maxItems: 20,
      uniqueItems: true,
      items: plugin('a search tool'),
      description:
        'plugins that search, all of them at once; `brave` is short for @galley/search-brave; left out, those that `services` has an address for',
    },
    services: {
      ...named(pluginName, service('the address that this search tool asks; NAME is the full name of the plugin')),
      properties: {
        searxng: service('your SearXNG, whose `search.formats` lists `json`; short for @galley/search-searxng'),
        wikipedia: service('a MediaWiki, such as https://en.wikipedia.org; short for @galley/search-wikipedia'),
      },
    },
    read: {
      anyOf: [plugin(''), named(mediaTypePattern, plugin(''))],
      default: defaultReader,
      description: 'the plugin that reads pages and documents, or one for each media type: `{ "application/pdf": "@me/pdf" }`',
    },
    plugins: named(pluginName, ceilings),
    index: {
      type: 'object',
      additionalProperties: false,
      required: ['url'],
      properties: {
        url: {
          type: 'string',
          pattern: '^(?:https?|file)://[^\\s@]+$',
          maxLength: 2048,
          description: 'the plugin index that bare names of plugins come from: `https://…` or `file:///…`',
        },
        root: {
          type: 'string',
          pattern: '^sha256:[0-9a-f]{64}$',
          description: 'digest of its first root, as its owner tells it: without one nothing is installed from it',
        },
      },
    },
    fetch: fetchSchema,
    sourceRoots: {
      type: 'array',
      maxItems: 100,
      items: { type: 'string', minLength: 1 },
      description: 'folders that a brief may name over HTTP, with what lies below them, relative to this file; `examples` in a clone',
    },
    gateway: gatewaySchema,
    telemetry,
    retention: {
      type: 'object',
      additionalProperties: false,
      properties: {
        draftDays: {
          type: 'integer',
          minimum: 1,
          maximum: 36_500,
          description: 'days after their end when drafts are deleted; for ever where it is left out',
        },
        failedDays: { type: 'integer', minimum: 1, maximum: 36_500, description: 'the same for drafts that failed or were cancelled' },
      },
    },
    workers: { type: 'integer', minimum: 0, maximum: 32, default: 2, description: 'drafts written at once; 0: others on the database do' },
  },
}
