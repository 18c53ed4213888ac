import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { FolderFiles, NotedFile } from './document-folder.ts'
import { openPlainFile, stateOf } from './open-plain-file.ts'

/** Bytes that are read at a time: a large file is never in memory as a whole. */
const pieceBytes = 262_144

/** The sha256 (hex) of a file's bytes, and `note` where the file was not written to meanwhile. Throws what opening it throws. */
export async function digestFile(path: string, fs: FolderFiles): Promise<{ readonly digest: string; readonly note: NotedFile | null }> {
  const file = await openPlainFile(path, fs)
  try {
    const before = await file.stat({ bigint: true })
    const digest = await digestBytes(file)
    const state = stateOf(before)
    const isSteady = stateOf(await file.stat({ bigint: true })) === state
    return { digest, note: isSteady ? { state, digest, changedAt: Number(before.ctimeMs) } : null }
  } finally {
    await file.close()
  }
}

async function digestBytes(file: FileHandle): Promise<string> {
  const [sum, piece] = [createHash('sha256'), Buffer.alloc(pieceBytes)]
  for (;;) {
    const { bytesRead } = await file.read(piece, 0, pieceBytes)
    if (bytesRead === 0) return sum.digest('hex')
    sum.update(piece.subarray(0, bytesRead))
  }
}
