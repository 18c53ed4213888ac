/** Plain words for the error codes of Node and undici. */
const meanings: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was closed',
  UND_ERR_SOCKET: 'the connection was closed',
  EPIPE: 'the connection was closed',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be looked up',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'the host does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'the host does not answer',
}

/** Finds the deepest reason that an error names, in a word or a sentence: `fetch` itself says only "fetch failed". */
export function rootCause(error: unknown): string {
  let deepest = error
  for (let depth = 0; depth < 5; depth += 1) {
    const { cause, errors } = deepest as { readonly cause?: unknown; readonly errors?: readonly unknown[] }
    const next = cause ?? errors?.[0]
    if (next === undefined || next === null) break
    deepest = next
  }
  const { code, message } = deepest as { readonly code?: unknown; readonly message?: unknown }
  if (typeof code === 'string') return code in meanings ? `${meanings[code]} (${code})` : code
  return typeof message === 'string' && message !== '' ? message : 'the connection broke'
}
