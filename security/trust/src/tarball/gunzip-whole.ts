import { inflateRawSync, type Zlib } from 'node:zlib'

/** Bytes of a gzip header without a name, a comment or an extra field (RFC 1952, section 2.3). */
const headerBytes = 10

/** Bytes after the deflated data: its CRC-32 and its length. */
const trailerBytes = 8

/**
 * Unpacks one gzip member that is the whole input. Node's own reader goes on with further members and passes over what follows them; here
 * the deflated data must end where the trailer begins. The trailer's length is also what makes it quick: one buffer, no pieces. Its CRC is
 * not asked: it is there against accidents, and whoever unpacks for use has held a digest of the whole against a signature.
 */
export function gunzipWhole(packed: Uint8Array, maxBytes: number, refuse: (why: string, cause?: unknown) => Error): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  if (packed.length < headerBytes + trailerBytes || view.getUint32(0) !== 0x1f8b0800) throw refuse('it is not one plain gzip member')
  const length = view.getUint32(packed.length - 4, true)
  if (length > maxBytes) throw refuse(`it holds more than ${maxBytes} bytes`)
  const { buffer, engine } = inflate(packed.subarray(headerBytes), length, refuse)
  if (engine.bytesWritten !== packed.length - headerBytes - trailerBytes) throw refuse('something follows its data')
  if (buffer.length !== length) throw refuse('its length is not that of its data')
  return buffer
}

function inflate(
  data: Uint8Array,
  length: number,
  refuse: (why: string, cause?: unknown) => Error,
): { readonly buffer: Buffer; readonly engine: Zlib } {
  try {
    // One byte more than announced, so that more than that is noticed and not cut off.
    const options = { chunkSize: Math.max(length + 1, 64), maxOutputLength: length + 1, info: true } as const
    return inflateRawSync(data, options) as unknown as { buffer: Buffer; engine: Zlib }
  } catch (cause) {
    throw refuse('it cannot be unpacked', cause)
  }
}
