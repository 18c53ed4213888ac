import type { Host } from '@galley/sdk'

/** A host that really fetches, and keeps what it was asked and what was logged. */
export function fetchingHost(): { readonly host: Host; readonly asked: string[]; readonly logged: string[] } {
  const bodies: string[] = []
  const asked: string[] = []
  const logged: string[] = []
  const host: Host = {
    signal: new AbortController().signal,
    log: (_level, message) => void logged.push(message),
    progress: () => undefined,
    fetch: async ({ url, headers }) => {
      asked.push(url)
      const answer = await fetch(url, { headers: { ...headers } })
      const text = await answer.text()
      bodies.push(text)
      const contentType = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? ''
      return { status: answer.status, url: answer.url, contentType, body: `${bodies.length - 1}`, chars: text.length }
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

/** A host that was granted nothing. */
export const bareHost: Host = { signal: new AbortController().signal, log: () => undefined, progress: () => undefined }
