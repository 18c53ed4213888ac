import { inflateRawSync } from 'node:zlib'
import { fromBufferPromise, type Entry } from 'yauzl'
import { archiveLimits, type FileCollector } from './release-files.ts'

/** Type of a symbolic link in the upper half of a zip entry's external attributes (POSIX `S_IFLNK`, `sys/stat.h`). */
const symbolicLink = 0o120_000

/** Reads a zip, entry by entry. Throws what the zip reader throws for a damaged one. */
export async function readZipRelease(bytes: Uint8Array, collector: FileCollector): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false, decodeStrings: true })
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) if (entries.push(entry) > archiveLimits.maxEntries) break
  for (const entry of entries) if (isFile(entry) && whyNotRead(entry) === null) collector.expect(entry.fileName)
  for (const entry of entries) {
    const why = isFile(entry) ? whyNotRead(entry) : null
    const admitted =
      why === null && isFile(entry) ? collector.admit(entry.fileName, entry.uncompressedSize) : collector.pass(entry.fileName, why)
    if (admitted === 'full') return
    if (admitted === 'pass') continue
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    collector.put(entry.fileName, unpack(entry, buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize)))
  }
}

function isFile({ fileName }: Entry): boolean {
  return !fileName.endsWith('/')
}

function whyNotRead(entry: Entry): string | null {
  if (((entry.externalFileAttributes >>> 16) & 0o170_000) === symbolicLink) return 'it is a link'
  if (entry.isEncrypted()) return 'it is encrypted'
  return [0, 8].includes(entry.compressionMethod) ? null : `it is packed by method ${entry.compressionMethod}`
}

/** Unpacks into one piece of the size that it claims to have, and stops there. */
function unpack({ compressionMethod, uncompressedSize }: Entry, packed: Uint8Array): Uint8Array {
  if (compressionMethod === 0) return packed
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize), chunkSize: Math.max(64, uncompressedSize + 1) })
}
