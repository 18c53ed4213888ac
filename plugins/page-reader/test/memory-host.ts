import type { Host } from '@galley/sdk'

/** One page of the web of a memory host. */
export interface Page {
  readonly type?: string
  readonly status?: number
  readonly text: string
  /** Address that a redirect led to. */
  readonly url?: string
}

/** A host whose files and pages are in memory. */
export function memoryHost(files: Readonly<Record<string, string>>, pages: Readonly<Record<string, Page>> = {}): Host {
  const bodies: string[] = []
  const keep = (text: string): { readonly body: string; readonly chars: number } => ({
    body: `b${bodies.push(text) - 1}`,
    chars: text.length,
  })
  return {
    signal: new AbortController().signal,
    log: () => undefined,
    progress: () => undefined,
    files: {
      list: () => Promise.reject(new Error('not needed to read')),
      open: (path) => {
        const text = files[path]
        return text === undefined ? Promise.reject(new Error(`no file ${path}`)) : Promise.resolve(keep(text))
      },
    },
    fetch: ({ url }) => {
      const page = pages[url]
      if (page === undefined) return Promise.reject(new Error(`no page ${url}`))
      return Promise.resolve({
        ...keep(page.text),
        status: page.status ?? 200,
        url: page.url ?? url,
        contentType: page.type ?? 'text/html',
      })
    },
    body: {
      read: (body, from, to) => {
        if (to - from > 262_144) throw new Error('too much at once')
        return Promise.resolve(bodies[Number(body.slice(1))]?.slice(from, to) ?? '')
      },
    },
  }
}

/** A host that was granted nothing. */
export const bareHost: Host = { signal: new AbortController().signal, log: () => undefined, progress: () => undefined }
