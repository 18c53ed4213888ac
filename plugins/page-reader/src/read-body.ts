import type { BodyHandle, Host } from '@galley/sdk'

/** Characters of one piece of a body (`BodyHandle`). */
const piece = 262_144
/** A longer page is refused: its tree would not fit into the reader's memory. */
const longest = 5_000_000

/** The first characters of a body, as many as are needed for a title. */
export function readBeginning(host: Host, handle: BodyHandle): Promise<string> {
  return granted(host).read(handle.body, 0, Math.min(handle.chars, 20_000))
}

/** The whole of an HTML body. Throws when it is longer than 5 million characters. */
export async function readWhole(host: Host, handle: BodyHandle): Promise<string> {
  if (handle.chars > longest) throw new Error(`the page is too large (${handle.chars} characters of HTML, at most ${longest})`)
  const parts: string[] = []
  for (let from = 0; from < handle.chars; from += piece) {
    parts.push(await granted(host).read(handle.body, from, Math.min(from + piece, handle.chars)))
  }
  return parts.join('')
}

function granted(host: Host): NonNullable<Host['body']> {
  if (host.body === undefined) throw new Error('page-reader needs the grant "files" or "fetch"')
  return host.body
}
