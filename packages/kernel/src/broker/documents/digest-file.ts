import { createHash, hash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import type { FileDigests, FolderFiles } from './document-folder.ts'
import { openPlainFile } from './walk-folder.ts'

/** Bytes that are read at a time: a large file is never in memory as a whole. */
const pieceBytes = 262_144

/** Tells the state of a file: one that is the same in all of this was not written to. */
export function stateOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ')
}

/** The sha256 (hex) of a file's bytes; one whose state is known from before is not read. Throws what opening it throws. */
export async function digestFile(find: () => Promise<string>, fs: FolderFiles, digests: FileDigests | undefined): Promise<string> {
  const path = await find()
  const file = await openPlainFile(path, fs)
  try {
    const before = await file.stat({ bigint: true })
    const key = hash('sha256', `${path}\n${stateOf(before)}`)
    const known = await digests?.find(key)
    if (typeof known === 'string') return known
    const digest = await digestBytes(file)
    // What is written to while it is read has no digest yet.
    if (stateOf(await file.stat({ bigint: true })) === stateOf(before)) await digests?.keep(key, digest, Number(before.ctimeMs))
    return digest
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
