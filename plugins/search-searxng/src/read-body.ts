import type { BodyHandle, Host } from '@galley/sdk'

/** Characters of one piece of a body (`BodyHandle`). */
const piece = 262_144
/** A longer answer is no search result. */
const longest = 4_000_000

/** The whole text of an answer. Throws when it is longer than 4 million characters. */
export async function readBody(host: Host, handle: BodyHandle): Promise<string> {
  if (host.body === undefined) throw new Error('bodies cannot be read without a grant')
  if (handle.chars > longest) throw new Error(`the answer is too long (${handle.chars} characters)`)
  const parts: string[] = []
  for (let from = 0; from < handle.chars; from += piece) {
    parts.push(await host.body.read(handle.body, from, Math.min(from + piece, handle.chars)))
  }
  return parts.join('')
}
