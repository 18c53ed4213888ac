import type { Endpoint } from '../call/endpoint.ts'
import type { CallResult } from '../call/retry.ts'
import { rootCause } from '../call/root-cause.ts'
import type { CallFailure } from '../call/call-failure.ts'
import { limitAnswer } from '../call/limit-answer.ts'
import { createWatchdog } from '../call/watchdog.ts'
import type { ModelServices } from '../call/model-services.ts'

/**
 * Asks a server for its models (`GET /models`): the names in its order. A server without such a list (404, 405) has an empty one.
 * One call, no retry; a failure is data.
 */
export async function listModels(
  endpoint: Endpoint,
  { fetch: fetchWith, sleep }: Pick<ModelServices, 'fetch' | 'sleep'>,
  signal: AbortSignal,
  limitMs: number,
): Promise<CallResult<readonly string[]>> {
  const watchdog = createWatchdog(sleep, signal, { phase: 'the list of models', ms: limitMs })
  try {
    const response = await fetchWith(`${endpoint.url}/models`, {
      headers: { accept: 'application/json', ...(endpoint.key === undefined ? {} : { authorization: `Bearer ${endpoint.key}` }) },
      redirect: 'manual',
      signal: watchdog.signal,
    })
    const body = await limitAnswer(response).text()
    if (response.status === 404 || response.status === 405) return { ok: true, value: [] }
    if (!response.ok) return { ok: false, failure: { kind: 'status', status: response.status, reason: body.slice(0, 200) } }
    return readList(body)
  } catch (error) {
    signal.throwIfAborted()
    const expired = watchdog.expired()
    return { ok: false, failure: expired === null ? { kind: 'connection', reason: rootCause(error) } : { kind: 'timeout', ...expired } }
  } finally {
    watchdog.close()
  }
}

/** OpenAI's form, or a bare list as some services send it. Other JSON lists nothing; what is no JSON comes from something else than a model server. */
function readList(body: string): CallResult<readonly string[]> {
  const reason = /^\s*</.test(body) ? 'it sent a web page instead of a list of models' : 'it sent no list of models'
  const failure: CallFailure = { kind: 'unreadable', reason }
  try {
    const parsed = JSON.parse(body) as { readonly data?: unknown } | null
    const entries: unknown = Array.isArray(parsed) ? parsed : parsed?.data
    if (!Array.isArray(entries)) return { ok: true, value: [] }
    const names = entries.map((entry: { readonly id?: unknown } | null) => entry?.id).filter((name) => typeof name === 'string')
    return { ok: true, value: names }
  } catch {
    return { ok: false, failure: failure }
  }
}

/** Models of a server's list that answer no chat. */
const notForChat = /embed|\bbge\b|bge-|rerank|whisper|tts|dall-e|moderation|guard|clip|stable-diffusion/i

/** Keeps the models of a server's list that chat. */
export function chatModels(names: readonly string[]): readonly string[] {
  return names.filter((name) => !notForChat.test(name))
}

/** The model to use when none is named and nothing demanded: the first of the list that chats; null if there is none. */
export function firstChatModel(names: readonly string[]): string | null {
  return chatModels(names)[0] ?? null
}
