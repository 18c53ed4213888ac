import type * as promises from 'node:fs/promises'
import type { FileEntry } from '@galley/sdk'

/** The file functions that reading a folder needs: Node's own, handed in. */
export type FolderFiles = Pick<typeof promises, 'realpath' | 'readdir' | 'open'>

/** A document as it is handed to its reader. */
export interface OpenDocument {
  /** Its text; base64 where its bytes are none. */
  readonly text: string
  readonly encoding?: 'base64'
  readonly mediaType: string
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
