import type { Problem } from './to-problem.ts'

/** Error as clients of OpenAI's API read it: `error.message` says what happened and what to do about it, `error.code` is the fault's. */
export interface OpenaiError {
  readonly error: { readonly message: string; readonly type: string; readonly param: null; readonly code: string }
}

/** True for the paths that OpenAI's clients ask: their errors have the shape that those clients read. */
export function isOpenaiPath(path: string): boolean {
  return /^\/v1\/(chat\/completions|embeddings|responses|models)(\/|$)/.test(path)
}

/** Writes a problem in OpenAI's shape. */
export function toOpenaiError({ status, detail, hint, code }: Problem): OpenaiError {
  return { error: { message: `${detail} ${hint}`, type: typeOf(status), param: null, code } }
}

/** Type of an error by its status, as OpenAI's own API names them. */
function typeOf(status: number): string {
  if (status === 401) return 'authentication_error'
  if (status === 403) return 'permission_error'
  if (status === 429) return 'rate_limit_error'
  return status >= 500 ? 'server_error' : 'invalid_request_error'
}
