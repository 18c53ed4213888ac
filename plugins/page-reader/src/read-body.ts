import { readBody, type BodyHandle, type Host } from '@galley/sdk'

/** Maximum characters of a page; a longer one is refused, for its tree would not fit into the reader's memory. */
const maxPage = 5_000_000

/** Characters in which a text has said what it is. */
const beginning = 20_000

/** The first characters of a body, as many as are needed for a title. */
export function readBeginning(host: Host, handle: BodyHandle): Promise<string> {
  const chars = Math.min(handle.chars, beginning)
  return readBody(host, { body: handle.body, chars }, beginning)
}

/** The whole of an HTML body. Throws when it is longer than 5 million characters. */
export function readWhole(host: Host, handle: BodyHandle): Promise<string> {
  return readBody(host, handle, maxPage)
}
