import { constants } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { documentLimits } from './document-limits.ts'
import type { FolderFiles } from './folder-files.ts'

/** Opens a file for reading without following a link at its end. */
export function openPlainFile(path: string, fs: FolderFiles): Promise<FileHandle> {
  return fs.open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
}

/** Looks at the size and the first bytes of a file. Never reads a large one. */
export async function probeDocument(path: string, fs: FolderFiles): Promise<{ readonly bytes: number } | { readonly why: string }> {
  const file = await openPlainFile(path, fs)
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return { why: 'it is not a file' }
    if (stat.size === 0) return { why: 'it is empty' }
    if (stat.size > documentLimits.bytes) return { why: `it is larger than ${documentLimits.bytes / 1_000_000} MB` }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(documentLimits.probe), 0, documentLimits.probe, 0)
    const start = buffer.subarray(0, bytesRead)
    const isWide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
    return start.includes(0) && !isWide ? { why: 'it is not text' } : { bytes: stat.size }
  } finally {
    await file.close()
  }
}
