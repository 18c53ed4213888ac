import { gunzipSync } from 'node:zlib'
import { unpackTar } from 'modern-tar'
import { archiveLimits, type FileCollector } from './release-files.ts'

/** Reads a tar, plain or packed by gzip. Throws what zlib or the tar reader throws for a damaged one. */
export async function readTarRelease(bytes: Uint8Array, collector: FileCollector): Promise<void> {
  const tar = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpack(bytes, collector) : bytes
  if (tar === null) return
  for (const { header, data } of await unpackTar(tar)) {
    const { name, type } = header
    if (type === 'directory') continue
    if (type === 'symlink' || type === 'link') collector.refuse(name, `it is a link to ${(header.linkname ?? '').slice(0, 200)}`)
    else if (type !== 'file' || data === undefined) collector.refuse(name, `it is no file but a ${type}`)
    else if (!collector.add(name, () => data, data.length)) return
  }
}

function unpack(bytes: Uint8Array, collector: FileCollector): Uint8Array | null {
  // A tar has a header and padding a file.
  const limit = archiveLimits.maxBytes + archiveLimits.maxFiles * 1024
  try {
    return gunzipSync(bytes, { maxOutputLength: limit })
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'ERR_BUFFER_TOO_LARGE') throw error
    collector.refuse('', `it unpacks to more than ${archiveLimits.maxBytes / 1024 ** 2} MiB`)
    return null
  }
}
