import type { FileEntry } from '@galley/sdk'

/** A document as it lies there. */
export interface OpenDocument {
  readonly text: string
  /** sha256 (hex) of the bytes. */
  readonly rawDigest: string
}

/** The brief's own documents: its folder, and its texts as `texts/1-title.md`. The address of a document is `folder:` and its path. */
export interface DocumentFolder {
  list(): Promise<{ readonly files: readonly FileEntry[]; readonly skipped: readonly { readonly path: string; readonly why: string }[] }>
  /** Fault DOCUMENT_NOT_FOUND for a path that `list` does not hold. */
  open(path: string): Promise<OpenDocument>
}
