import type { JsonSchema } from '@galley/sdk'

/** Operations by path and method, as OpenAPI 3.1 writes them: `{ '/v1/drafts': { get: … } }`. Each feature contributes its own. */
export type Paths = Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>

/** Operation object of OpenAPI, with the members that this API uses. */
export interface ApiOperation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters?: readonly JsonSchema[]
  readonly requestBody?: JsonSchema
  readonly responses: Readonly<Record<string, JsonSchema>>
  readonly security?: readonly JsonSchema[]
}

/** Response object of OpenAPI with a JSON body of this schema. */
export function answers(description: string, schema: JsonSchema): JsonSchema {
  return { description, content: { 'application/json': { schema } } }
}

/** Statuses that every operation may answer with: a foreign host name, and what broke inside. */
const statusesOfAll = [421, 500] as const

/** Statuses of every operation that changes something: a body that broke off or is too large, and a ledger that cannot write. */
const statusesOfWrites = [408, 413, 503, 507] as const

/** Problem documents by status, of an operation that is open to everyone who reaches the port. */
export function openProblems(...statuses: readonly number[]): Readonly<Record<string, JsonSchema>> {
  const sorted = [...new Set([...statusesOfAll, ...statuses])].sort((one, other) => one - other)
  return Object.fromEntries(sorted.map((status) => [String(status), { $ref: '#/components/responses/Problem' }]))
}

/** Problem documents by status, of an operation that needs a token: one of another scope is refused, and one that has sent too much; a foreign page with a cookie too. */
export function problems(...statuses: readonly number[]): Readonly<Record<string, JsonSchema>> {
  return openProblems(401, 403, 429, ...statuses)
}

/** Problem documents by status, of an operation that needs a token and changes something. */
export function writeProblems(...statuses: readonly number[]): Readonly<Record<string, JsonSchema>> {
  return problems(...statusesOfWrites, ...statuses)
}

/** Parameter object of OpenAPI for a part of the path. */
export function inPath(name: string, description: string, schema: JsonSchema = { type: 'string' }): JsonSchema {
  return { name, in: 'path', required: true, description, schema }
}

/** A parameter after the question mark, which may be left out. */
export function inQuery(name: string, description: string, schema: JsonSchema): JsonSchema {
  return { name, in: 'query', required: false, description, schema }
}

/** Links from a draft that was created to what can be asked of it (OpenAPI 3.1 §4.8.20): its id goes into the path. */
export const linksToDraft: JsonSchema = Object.fromEntries(
  ['getDraft', 'watchDraft', 'cancelDraft', 'resumeDraft', 'listVersions', 'exportDraft', 'getDraftProvenance', 'deleteDraft'].map(
    (operationId) => [operationId, { operationId, parameters: { id: '$response.body#/id' } }],
  ),
)
