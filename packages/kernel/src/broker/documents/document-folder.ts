import type * as promises from 'node:fs/promises'
import type { FileEntry } from '@galley/sdk'

/** The file functions that reading a folder needs: Node's own, handed in. */
export type FolderFiles = Pick<typeof promises, 'realpath' | 'readdir' | 'open'>

/** A document as it is handed to its reader. */
export interface OpenDocument {
  /** Its text; empty where its bytes are none. */
  readonly text: string
  readonly bytes?: Uint8Array
  readonly mediaType: string
  /** sha256 (hex) of the bytes. */
  readonly rawDigest: string
}

/** A document that is no text, by its bytes, which were not read for it. */
export type KnownDocument = Pick<OpenDocument, 'mediaType' | 'rawDigest'>

/** The digests of files, by what tells that a file did not change: kept from run to run. */
export interface FileDigests {
  readonly find: (state: string) => Promise<string | null>
  /** `changedAt` is when the file was last changed, in milliseconds since 1970. */
  readonly keep: (state: string, digest: string, changedAt: number) => Promise<void>
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
  /** Tells a document that is no text by the digest of its bytes; null for any other. Large files are opened only where nobody read them before. */
  identify?(path: string): Promise<KnownDocument | null>
  /** The sha256 (hex) of a listed document's bytes. Fault DOCUMENT_NOT_FOUND. */
  digestOf?(path: string): Promise<string>
}
