import { hasBudget } from '@galley/runtime'
import type { ModelRequest } from './read-model-request.ts'
import type { ToldTokens } from './usage-tap.ts'

/** Tokens of an answer to a request that states no maximum, where a budget has to bind it. */
const defaultMost = 4096

/** Tokens that a provider's template may put around the messages. */
const templateTokens = 256

/** Members that state the most tokens of an answer, by the path; the first is written where none is there. */
const members: Readonly<Record<string, readonly string[]>> = {
  '/chat/completions': ['max_tokens', 'max_completion_tokens'],
  '/responses': ['max_output_tokens'],
}

/** Request that a budget binds, and the most tokens that it may take. */
export interface BoundRequest {
  readonly request: ModelRequest
  readonly most: ToldTokens
}

/**
 * Binds a request of a token with a budget: an answer has a maximum, and a stream ends with its usage. A token of a model's vocabulary stands for a
 * byte at least, so the bytes of the request are the most that its prompt can be. Null for a token without a budget: its request stays as it came.
 */
export function bindBudget(path: string, request: ModelRequest): BoundRequest | null {
  if (!hasBudget(request.caller.limits)) return null
  const { body, bytes } = request
  const names = members[path] ?? []
  const stated = names
    .map((name) => body[name])
    .filter((value) => typeof value === 'number' && Number.isInteger(value) && value > 0) as number[]
  const [first] = names
  const most = stated.length > 0 ? Math.max(...stated) : first === undefined ? 0 : defaultMost
  const isStreamedChat = path === '/chat/completions' && body['stream'] === true
  const answers = path === '/chat/completions' && typeof body['n'] === 'number' && body['n'] > 1 ? Math.ceil(body['n']) : 1
  const bound = {
    ...body,
    ...(stated.length === 0 && first !== undefined ? { [first]: defaultMost } : {}),
    ...(isStreamedChat ? { stream_options: { ...(body['stream_options'] as object | undefined), include_usage: true } } : {}),
  }
  return {
    request: { ...request, body: bound, bytes: Buffer.from(JSON.stringify(bound)) },
    most: { promptTokens: bytes.length + templateTokens, completionTokens: most * answers },
  }
}
