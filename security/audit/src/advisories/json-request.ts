/** `fetch`, as far as it is needed. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>

/** Asks for JSON: POST with a body, GET without. Throws an error with a reason in words. */
export type JsonRequest = (address: string, body?: unknown, signal?: AbortSignal) => Promise<unknown>

/** Bytes of one answer: the service's own cap over HTTP/1.1. */
const maxBytes = 32 << 20

/** Answers that are worth a second try. */
const retriedStatuses: ReadonlySet<number> = new Set([429, 500, 502, 503, 504])

/** Makes requests that end: each try has a time limit and a size limit, and there are two of them. Redirects are not followed. */
export function createJsonRequest(fetch: Fetch, timeoutMs: number): JsonRequest {
  return async (address, body, signal) => {
    const init: RequestInit =
      body === undefined
        ? { method: 'GET' }
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    for (let attempt = 1; ; attempt += 1) {
      const limit = AbortSignal.timeout(timeoutMs)
      try {
        const response = await fetch(address, { ...init, redirect: 'error', signal: signal ? AbortSignal.any([limit, signal]) : limit })
        if (response.ok) return parse(await readBody(response))
        await response.body?.cancel()
        if (attempt === 2 || !retriedStatuses.has(response.status)) throw new Error(`the service answered ${response.status}`)
      } catch (error) {
        signal?.throwIfAborted()
        if (limit.aborted) throw new Error(`no answer within ${timeoutMs / 1000} s`, { cause: error })
        if (attempt === 2 || isFinal(error)) throw error
      }
    }
  }
}

/** A network error may pass; what the service said will not. */
function isFinal(error: unknown): boolean {
  return !(error instanceof TypeError)
}

async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) throw new Error('its answer is larger than 32 MiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error('its answer is no JSON', { cause })
  }
}
