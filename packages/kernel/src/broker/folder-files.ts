import type * as promises from 'node:fs/promises'

/** The file functions that reading a folder needs: Node's own, handed in. */
export type FolderFiles = Pick<typeof promises, 'realpath' | 'readdir' | 'open'>
