import { hasBudget } from '@galley/runtime'
import { fault } from '../faults.ts'
import type { ModelRequest } from '../model-request.ts'
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
 * byte at least, so the bytes of the request are the most that its prompt can be. Fault REQUEST_INVALID. Null for a token without a budget that asks models without a limit of tokens: its request stays as it came.
 */
export function bindBudget(request: ModelRequest, isModelLimited: boolean): BoundRequest | null {
  if (!isModelLimited && !hasBudget(request.caller.limits)) return null
  const { path, body, bytes } = request
  const names = members[path] ?? []
  refuseUnbound(request)
  const stated = names.flatMap((name) => readCount(body, name) ?? [])
  const [first] = names
  const most = stated.length > 0 ? Math.max(...stated) : first === undefined ? 0 : defaultMost
  const isStreamedChat = path === '/chat/completions' && body['stream'] === true
  const answers = readCount(body, 'n') ?? 1
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

/** Reads a count that a budget is held by. A text that a lenient server takes for a number would slip by. Fault REQUEST_INVALID. */
function readCount(body: ModelRequest['body'], name: string): number | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value
  throw fault('REQUEST_INVALID', { where: name, problem: 'must be a whole number above 0, since a budget or a limit of tokens binds it' })
}

/** Members that stand for texts which the provider keeps. */
const kept = ['previous_response_id', 'conversation', 'prompt']

/** Pictures and files that the provider fetches, or keeps. */
const elsewhere = /"(?:image_url|file_url|url)"\s*:\s*"https?:|"file_id"\s*:/i

/** Refuses a request that brings tokens which are not in it. Fault REQUEST_INVALID. */
function refuseUnbound({ body, bytes }: ModelRequest): void {
  const where =
    kept.find((name) => body[name] !== undefined && body[name] !== null) ??
    (elsewhere.test(bytes.toString('latin1')) ? 'the content' : undefined)
  if (where !== undefined)
    throw fault('REQUEST_INVALID', {
      where,
      problem: 'must be sent in full, since a budget or a limit of tokens binds it and what lies elsewhere has no size',
    })
}
