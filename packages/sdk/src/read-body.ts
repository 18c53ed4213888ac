import type { BodyHandle, Host } from './host.ts'

/** Characters that the host gives out at a time. */
const piece = 262_144

/**
 * The whole text behind a handle, piece by piece. `longest` is the most characters that the caller wants to hold.
 * Throws an Error when bodies were not granted or the body is longer.
 */
export async function readBody(host: Pick<Host, 'body'>, handle: BodyHandle, longest: number): Promise<string> {
  if (host.body === undefined) throw new Error('bodies cannot be read without the permission "fetch" or "files"')
  if (handle.chars > longest) throw new Error(`the body is too large (${handle.chars} characters, at most ${longest})`)
  const parts: string[] = []
  for (let from = 0; from < handle.chars; from += piece)
    parts.push(await host.body.read(handle.body, from, Math.min(from + piece, handle.chars)))
  return parts.join('')
}
