import { inflateRawSync } from 'node:zlib'
import { fromBufferPromise, type Entry } from 'yauzl'
import type { FileCollector } from './release-files.ts'

/** Type of a symbolic link in the upper half of a zip entry's external attributes (POSIX `S_IFLNK`, `sys/stat.h`). */
const symbolicLink = 0o120_000

/** Reads a zip. Throws what the zip reader throws for a damaged one. */
export async function readZipRelease(bytes: Uint8Array, collector: FileCollector): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false, decodeStrings: true })
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    if (((entry.externalFileAttributes >>> 16) & 0o170_000) === symbolicLink) collector.refuse(entry.fileName, 'it is a link')
    else if (entry.isEncrypted()) collector.refuse(entry.fileName, 'it is encrypted')
    else if (![0, 8].includes(entry.compressionMethod))
      collector.refuse(entry.fileName, `it is packed by method ${entry.compressionMethod}`)
    else {
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
      const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize)
      if (!collector.add(entry.fileName, () => unpack(entry, packed), entry.uncompressedSize)) return
    }
  }
}

/** Unpacks into one piece of the size that it claims to have, and stops there. */
function unpack({ compressionMethod, uncompressedSize }: Entry, packed: Uint8Array): Uint8Array {
  if (compressionMethod === 0) return packed
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize), chunkSize: Math.max(64, uncompressedSize + 1) })
}
