import type * as promises from 'node:fs/promises'
import type { FileEntry } from '@galley/sdk'

/** The file functions that reading a folder needs: Node's own, handed in. */
export type FolderFiles = Pick<typeof promises, 'realpath' | 'readdir' | 'open'>

/** The text of a document. */
export interface OpenDocument {
  readonly text: string
  /** sha256 (hex) of the bytes. */
  readonly rawDigest: string
}

/** The documents found and those left out, with the reason, in the order of their paths. */
export interface DocumentList {
  readonly files: readonly FileEntry[]
  readonly skipped: readonly { readonly path: string; readonly why: string }[]
}

/** The brief's own documents: its texts as `texts/1-title.md`, then its folder. The address of a document is `folder:` and its path. */
export interface DocumentFolder {
  list(): Promise<DocumentList>
  /** Fault DOCUMENT_NOT_FOUND for a path that `list` does not hold. */
  open(path: string): Promise<OpenDocument>
}
