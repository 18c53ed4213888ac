import type { BodyHandle, Host } from '../plugin/host.ts'

/** Characters of base64 that the host gives out at a time; a multiple of four, so that each piece can be decoded by itself. */
const maxPiece = 262_144

/**
 * Reads the bytes behind a handle whose body is no text, piece by piece. `maxBytes` is the limit of the caller.
 * Throws an Error when bodies were not granted, the body is a text, or it is longer.
 */
export async function readBytes(host: Pick<Host, 'body'>, handle: BodyHandle, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (host.body === undefined) throw new Error('bodies cannot be read without the permission "fetch" or "files"')
  if (handle.encoding !== 'base64') throw new Error('the body is a text: read it with readBody')
  const most = Math.floor(handle.chars / 4) * 3
  if (most - 2 > maxBytes) throw new Error(`the body is too large (${most} bytes, at most ${maxBytes})`)
  const bytes = new Uint8Array(most)
  let length = 0
  for (let from = 0; from < handle.chars; from += maxPiece) {
    const piece = atob(await host.body.read(handle.body, from, Math.min(from + maxPiece, handle.chars)))
    for (let at = 0; at < piece.length; at += 1) bytes[length + at] = piece.codePointAt(at) ?? 0
    length += piece.length
  }
  return bytes.subarray(0, length)
}
