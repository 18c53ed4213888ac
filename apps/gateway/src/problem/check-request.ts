import { checkSchema } from '@galley/runtime'
import type { JsonSchema } from '@galley/sdk'
import { fault } from '../faults.ts'

/** Refuses a body that does not fit its schema, with the first reason: `files[0].name must be string`. Fault REQUEST_INVALID. */
export function checkRequest(schema: JsonSchema, body: unknown): void {
  const [problem] = checkSchema(schema, body)
  if (problem) throw fault('REQUEST_INVALID', { where: showPath(problem.path) || 'the body', problem: problem.message })
}

/** Writes a JSON Pointer as JavaScript would: `/files/0/name` becomes `files[0].name`. */
function showPath(pointer: string): string {
  return pointer
    .slice(1)
    .replaceAll(/(?:^|\/)(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
}
