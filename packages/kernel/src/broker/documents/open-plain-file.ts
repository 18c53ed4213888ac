import { constants, type BigIntStats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import type { FolderFiles } from './document-folder.ts'

/** Opens a file for reading without following a link at its end. */
export function openPlainFile(path: string, fs: Pick<FolderFiles, 'open'>): Promise<FileHandle> {
  return fs.open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
}

/** Tells the state of a file: one that is the same in all of this was not written to. */
export function stateOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ')
}
