import type { Host, ReadInput } from '@galley/sdk'

/** One page as the host hands it over. */
export interface Page {
  readonly type?: string
  readonly text: string
  /** Address that a redirect led to. */
  readonly url?: string
}

/** The input of `read` for a page, and the host that holds it. */
export function handOver(address: string, { type = 'text/html', text, url = address }: Page): readonly [ReadInput, Host] {
  const host: Host = {
    signal: new AbortController().signal,
    log: () => undefined,
    progress: () => undefined,
    body: {
      read: (_, from, to) => {
        if (to - from > 262_144) throw new Error('too much at once')
        return Promise.resolve(text.slice(from, to))
      },
    },
  }
  return [{ address, url, mediaType: type, body: { body: 'b1', chars: text.length } }, host]
}
