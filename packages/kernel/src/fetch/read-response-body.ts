import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { fetchLimits } from './fetch-limits.ts'

/** A body read to its end, or why it was not: too large, packed in an unknown way, of a type that is not read. */
export type ResponseBody =
  | { readonly bytes: Uint8Array }
  | { readonly tooLarge: string }
  | { readonly unknown: string }
  | { readonly unread: string }

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`

/**
 * Reads and decompresses a body, counting on both sides of the decompression: a small answer may unpack to a large one.
 * Stops as soon as either limit is passed.
 */
export async function readResponseBody(body: Readable, contentEncoding: string): Promise<ResponseBody> {
  const encodings = contentEncoding
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
  const unpack = encodings.length === 0 ? null : encodings.length === 1 ? decompressorOf(encodings[0] ?? '') : undefined
  if (unpack === undefined) {
    body.destroy()
    return { unknown: `content encoding ${contentEncoding}` }
  }
  let wire = 0
  const counted = body.on('data', (chunk: Uint8Array) => {
    wire += chunk.length
    if (wire > fetchLimits.maxWireBytes) counted.destroy(new Error('too large'))
  })
  const decoded = unpack === null ? counted : counted.on('error', (error) => unpack.destroy(error)).pipe(unpack)
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of decoded as AsyncIterable<Uint8Array>) {
      length += chunk.length
      if (length > fetchLimits.maxDecodedBytes) return { tooLarge: `${megabytes(fetchLimits.maxDecodedBytes)} when unpacked` }
      parts.push(chunk)
    }
  } catch (error) {
    if (wire > fetchLimits.maxWireBytes) return { tooLarge: megabytes(fetchLimits.maxWireBytes) }
    throw error
  } finally {
    body.destroy()
  }
  return { bytes: Buffer.concat(parts) }
}

function decompressorOf(encoding: string): ReturnType<typeof createGunzip> | undefined {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip()
  if (encoding === 'br') return createBrotliDecompress()
  return encoding === 'deflate' ? createInflate() : undefined
}
