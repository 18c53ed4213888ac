import type { Host, ReadInput } from '@galley/sdk'
import { createTestHost } from '@galley/sdk/testing'
import manifest from '../package.json' with { type: 'json' }

/** One page as the host hands it over. */
export interface Page {
  readonly type?: string
  readonly text: string
  /** Address that a redirect led to. */
  readonly url?: string
}

/** The input of `read` for a page, and the host that holds it. */
export function handOver(address: string, { type = 'text/html', text, url = address }: Page): readonly [ReadInput, Host] {
  const { host, hold } = createTestHost({ manifest: manifest.galley })
  return [{ address, url, mediaType: type, body: hold(text) }, host]
}
