import type { Host } from '@galley/sdk'

/** Creates a host that really fetches; it records every address asked for and every log line. */
export function createFetchingHost(): { readonly host: Host; readonly asked: string[]; readonly logged: string[] } {
  const bodies: string[] = []
  const asked: string[] = []
  const logged: string[] = []
  const host: Host = {
    signal: new AbortController().signal,
    log: (_level, message) => void logged.push(message),
    progress: () => undefined,
    fetch: async ({ url, method = 'GET', headers, json }) => {
      asked.push(url)
      const body = json === undefined ? {} : { body: JSON.stringify(json) }
      const type = json === undefined ? {} : { 'content-type': 'application/json' }
      const answer = await fetch(url, { method, headers: { ...headers, ...type }, ...body })
      const text = await answer.text()
      bodies.push(text)
      const contentType = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? ''
      const told = ['retry-after', 'mcp-session-id'].flatMap((name) => {
        const value = answer.headers.get(name)
        return value === null ? [] : [[name, value] as const]
      })
      return {
        status: answer.status,
        url: answer.url,
        contentType,
        headers: Object.fromEntries(told),
        body: `${bodies.length - 1}`,
        chars: text.length,
      }
    },
    body: {
      read: (body, from, to) => {
        if (to - from > 262_144) throw new Error('too much at once')
        return Promise.resolve(bodies[Number(body)]?.slice(from, to) ?? '')
      },
    },
  }
  return { host, asked, logged }
}

/** Host of a plugin without any grant. */
export const bareHost: Host = { signal: new AbortController().signal, log: () => undefined, progress: () => undefined }
