import type { Endpoint } from '../call/endpoint.ts'
import type { Outcome } from '../call/retry.ts'
import { rootCause } from '../call/root-cause.ts'
import type { Trouble } from '../call/trouble.ts'
import { createWatchdog } from '../call/watchdog.ts'
import type { World } from '../call/world.ts'

/** The largest list that is read: OpenRouter's has about 600 kB. */
const maxListChars = 8_000_000

/**
 * Asks a server for its models (`GET /models`): the names in its order. A server without such a list (404, 405) has an empty one.
 * One call, no retry; trouble is data.
 */
export async function listModels(
  endpoint: Endpoint,
  { fetch: fetchWith, sleep }: Pick<World, 'fetch' | 'sleep'>,
  signal: AbortSignal,
  limitMs: number,
): Promise<Outcome<readonly string[]>> {
  const watchdog = createWatchdog(sleep, signal, { phase: 'the list of models', ms: limitMs })
  try {
    const response = await fetchWith(`${endpoint.url}/models`, {
      headers: { accept: 'application/json', ...(endpoint.key === undefined ? {} : { authorization: `Bearer ${endpoint.key}` }) },
      redirect: 'manual',
      signal: watchdog.signal,
    })
    const body = await response.text()
    if (response.status === 404 || response.status === 405) return { ok: true, value: [] }
    if (!response.ok) return { ok: false, trouble: { kind: 'status', status: response.status, reason: body.slice(0, 200) } }
    return readList(body)
  } catch (error) {
    signal.throwIfAborted()
    const expired = watchdog.expired()
    return { ok: false, trouble: expired === null ? { kind: 'connection', reason: rootCause(error) } : { kind: 'timeout', ...expired } }
  } finally {
    watchdog.close()
  }
}

/** OpenAI's form, or a bare list as some services send it. Other JSON lists nothing; what is no JSON comes from something else than a model server. */
function readList(body: string): Outcome<readonly string[]> {
  const reason = /^\s*</.test(body) ? 'it sent a web page instead of a list of models' : 'it sent no list of models'
  const garbage: Trouble = { kind: 'garbage', reason }
  if (body.length > maxListChars) return { ok: false, trouble: garbage }
  try {
    const parsed = JSON.parse(body) as { readonly data?: unknown } | null
    const entries: unknown = Array.isArray(parsed) ? parsed : parsed?.data
    if (!Array.isArray(entries)) return { ok: true, value: [] }
    const names = entries.map((entry: { readonly id?: unknown } | null) => entry?.id).filter((name) => typeof name === 'string')
    return { ok: true, value: names }
  } catch {
    return { ok: false, trouble: garbage }
  }
}
