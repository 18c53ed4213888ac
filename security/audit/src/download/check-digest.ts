import { createHash } from 'node:crypto'
import type { AdvisoryFs } from '../advisories/advisory-fs.ts'
import { crc32c } from './crc32c.ts'

/** Bytes that are read at once. */
const chunkBytes = 1 << 20

/**
 * Compares a file with the digests of an `x-goog-hash` header, `crc32c=…,md5=…` in Base64 (Cloud Storage, "Response headers").
 * Answers what differs, or null where nothing does, also where the header says nothing.
 */
export function checkDigest(fs: AdvisoryFs, file: string, header: string | null): string | null {
  const wanted = new Map(
    (header ?? '').split(',').flatMap((part) => {
      const { name, value } = /^\s*(?<name>crc32c|md5)=(?<value>[A-Za-z0-9+/]+=*)\s*$/.exec(part)?.groups ?? {}
      return name !== undefined && value !== undefined ? [[name, value] as const] : []
    }),
  )
  if (wanted.size === 0) return null
  const md5 = createHash('md5')
  let crc = 0
  for (const chunk of chunksOf(fs, file)) {
    md5.update(chunk)
    if (wanted.has('crc32c')) crc = crc32c(chunk, crc)
  }
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc)
  const found = new Map([
    ['md5', md5.digest('base64')],
    ['crc32c', bytes.toString('base64')],
  ])
  const wrong = Array.from(wanted).find(([name, value]) => found.get(name) !== value)
  return wrong === undefined ? null : `its ${wrong[0]} is not the one that the server names`
}

function* chunksOf(fs: AdvisoryFs, file: string): Generator<Buffer> {
  const handle = fs.openSync(file, 'r')
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes)
    for (let got = fs.readSync(handle, buffer, 0, chunkBytes, null); got > 0; got = fs.readSync(handle, buffer, 0, chunkBytes, null))
      yield buffer.subarray(0, got)
  } finally {
    fs.closeSync(handle)
  }
}
