import { promisify } from 'node:util'
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib'
import { fetchLimits } from './fetch-limits.ts'

/** Bytes without their packing, or why they were left in it: there would be too many, or they cannot be unpacked here. */
export type UnpackedBody = { readonly bytes: Uint8Array } | { readonly tooLarge: string } | { readonly packed: string }

type Unpack = (bytes: Uint8Array) => Promise<Uint8Array>

const limits = { maxOutputLength: fetchLimits.maxUnpackedBytes }

/** Windows of at most 8 MB, the most that RFC 9659 §3 lets a content encoding ask for. */
const zstdLimits = { ...limits, params: { [constants.ZSTD_d_windowLogMax]: 23 } }

const unpackGzip: Unpack = (bytes) => promisify(gunzip)(bytes, limits)

/** Servers send `deflate` with zlib's header, as RFC 9110 §8.4.1.2 has it, and without, as some always did. */
const unpackDeflate: Unpack = (bytes) => {
  const [first = 0, second = 0] = bytes
  const hasHeader = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
  return promisify(hasHeader ? inflate : inflateRaw)(bytes, limits)
}

const unpackers: ReadonlyMap<string, Unpack> = new Map([
  ['gzip', unpackGzip],
  ['x-gzip', unpackGzip],
  ['br', (bytes) => promisify(brotliDecompress)(bytes, limits)],
  ['deflate', unpackDeflate],
  ['zstd', (bytes) => promisify(zstdDecompress)(bytes, zstdLimits)],
])

/** The encodings that are unpacked, as `Accept-Encoding` names them. */
export const acceptedEncodings = 'gzip, br, zstd, deflate'

/**
 * Takes the encodings of a `Content-Encoding` off, the last one first, within the limits after each: a small answer may
 * unpack to a large one.
 */
export async function unpackBody(body: Uint8Array, contentEncoding: string): Promise<UnpackedBody> {
  const names = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  if (names.length > fetchLimits.maxEncodings) return { packed: `it is packed ${names.length} times over` }
  let bytes = body
  for (const name of names.toReversed()) {
    const unpack = unpackers.get(name)
    if (unpack === undefined) return { packed: `it is packed with "${name.slice(0, 60)}", which is none of ${acceptedEncodings}` }
    // An empty body is empty, whatever the header says.
    if (bytes.length === 0) continue
    try {
      bytes = await unpack(bytes)
    } catch (error) {
      if (isTooLarge(error)) return { tooLarge: `${fetchLimits.maxUnpackedBytes / 1_000_000} MB when unpacked` }
      return { packed: `it says it is packed with ${name}, but that is damaged or breaks off` }
    }
  }
  return { bytes }
}

const isTooLarge = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
