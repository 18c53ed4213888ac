import type { JsonSchema } from '@galley/sdk'

/** Operations by path and method, as OpenAPI 3.1 writes them: `{ '/v1/drafts': { get: … } }`. Each feature contributes its own. */
export type Paths = Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>

/** One operation of the API. */
export interface ApiOperation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters?: readonly JsonSchema[]
  readonly requestBody?: JsonSchema
  readonly responses: Readonly<Record<string, JsonSchema>>
  readonly security?: readonly JsonSchema[]
}

/** A JSON answer. */
export function answers(description: string, schema: JsonSchema): JsonSchema {
  return { description, content: { 'application/json': { schema } } }
}

/** The problem documents that an operation may answer with, by status. */
export function problems(...statuses: readonly number[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries([401, ...statuses].map((status) => [String(status), { $ref: '#/components/responses/Problem' }]))
}

/** A parameter in the path. */
export function inPath(name: string, description: string, schema: JsonSchema = { type: 'string' }): JsonSchema {
  return { name, in: 'path', required: true, description, schema }
}

/** A parameter after the question mark. */
export function inQuery(name: string, description: string, schema: JsonSchema, required = false): JsonSchema {
  return { name, in: 'query', required, description, schema }
}
