import type { BodyHandle, Host } from '../plugin/host.ts'

/** Characters (UTF-16 units) that the host gives out at a time. */
const maxPiece = 262_144

/**
 * Reads the whole text behind a handle, piece by piece. `maxChars` is the limit of the caller, in UTF-16 units.
 * Throws an Error when bodies were not granted or the body is longer.
 */
export async function readBody(host: Pick<Host, 'body'>, handle: BodyHandle, maxChars: number): Promise<string> {
  if (host.body === undefined) throw new Error('bodies cannot be read without the permission "fetch" or "files"')
  if (handle.chars > maxChars) throw new Error(`the body is too large (${handle.chars} characters, at most ${maxChars})`)
  const parts: string[] = []
  for (let from = 0; from < handle.chars; from += maxPiece)
    parts.push(await host.body.read(handle.body, from, Math.min(from + maxPiece, handle.chars)))
  return parts.join('')
}
