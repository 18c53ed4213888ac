import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { fault } from '../faults.ts'
import type { PinnedFile } from '../settings/settings.ts'

/** Bytes of a pinned file at most: a large cross-encoder has 1.7 GB in 32 bits, and a quarter of it in 8. */
const maxBytes = 512 * 1024 * 1024

/** Bytes that are read at a time. */
const pieceBytes = 4 * 1024 * 1024

/**
 * Reads a file that the operator pinned, whole, and compares its digest: what is returned cannot change any more. `setting` names it in
 * faults. Faults PINNED_FILE_CHANGED, PINNED_FILE_UNREADABLE.
 */
export async function readPinnedFile(setting: string, { file, sha256 }: PinnedFile): Promise<Uint8Array> {
  const refuse = (problem: string, cause?: unknown): Error => fault('PINNED_FILE_UNREADABLE', { setting, file, problem }, { cause })
  let handle: FileHandle | null = null
  try {
    handle = await open(file, 'r')
    const { size } = await handle.stat()
    if (size > maxBytes) throw refuse(`it has ${Math.ceil(size / 2 ** 20)} MiB, and ${maxBytes / 2 ** 20} are allowed`)
    const { bytes, found } = await readAll(handle, size)
    if (found !== sha256) throw fault('PINNED_FILE_CHANGED', { setting, file, found, expected: sha256 })
    return bytes
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || code.startsWith('PINNED_')) throw error
    throw refuse(code === 'ENOENT' ? 'there is none of that name' : (error as Error).message, error)
  } finally {
    await handle?.close()
  }
}

/** Reads so many bytes, and hashes them on the way. */
async function readAll(handle: FileHandle, size: number): Promise<{ readonly bytes: Uint8Array; readonly found: string }> {
  const bytes = new Uint8Array(size)
  const hash = createHash('sha256')
  let at = 0
  while (at < size) {
    const { bytesRead } = await handle.read(bytes, at, Math.min(pieceBytes, size - at), at)
    if (bytesRead === 0) break
    hash.update(bytes.subarray(at, at + bytesRead))
    at += bytesRead
  }
  return { bytes, found: hash.digest('hex') }
}
