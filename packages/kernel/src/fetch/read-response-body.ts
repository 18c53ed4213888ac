import { fetchLimits } from './fetch-limits.ts'
import { unpackBody, type UnpackedBody } from './unpack-body.ts'

/** Reads a body to its end and unpacks it. Stops as soon as a limit is passed; rejects with the stream's error. */
export async function readResponseBody(body: AsyncIterable<Uint8Array>, contentEncoding: string): Promise<UnpackedBody> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > fetchLimits.maxWireBytes) return { tooLarge: `${fetchLimits.maxWireBytes / 1_000_000} MB` }
    parts.push(chunk)
  }
  return unpackBody(Buffer.concat(parts), contentEncoding)
}
