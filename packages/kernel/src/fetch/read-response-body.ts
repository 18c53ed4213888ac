import { fetchLimits } from './fetch-limits.ts'
import { unpackBody, type UnpackedBody } from './unpack-body.ts'

/** Reads a body to its end and unpacks it. Stops as soon as a limit is passed; rejects with the stream's error. */
export async function readResponseBody(
  body: AsyncIterable<Uint8Array>,
  contentEncoding: string,
  maxBytes: number = fetchLimits.maxWireBytes,
): Promise<UnpackedBody> {
  const read = await readRawBody(body, maxBytes)
  return 'bytes' in read ? unpackBody(read.bytes, contentEncoding) : read
}

/** Reads a body to its end as it was sent. Stops as soon as there are more bytes than that; rejects with the stream's error. */
export async function readRawBody(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array } | { readonly tooLarge: string }> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > maxBytes) return { tooLarge: maxBytes < 1_000_000 ? `${maxBytes} bytes` : `${maxBytes / 1_000_000} MB` }
    parts.push(chunk)
  }
  return { bytes: Buffer.concat(parts) }
}
