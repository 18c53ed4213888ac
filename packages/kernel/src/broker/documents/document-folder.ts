import type * as promises from 'node:fs/promises'
import type { FileEntry } from '@galley/sdk'

/** The file functions that reading a folder needs: Node's own, handed in. */
export type FolderFiles = Pick<typeof promises, 'realpath' | 'readdir' | 'open' | 'lstat'>

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

/** A document's file in the state in which it was read. */
export interface NotedFile {
  /** Tells that the file did not change (`stateOf`). */
  readonly state: string
  /** sha256 (hex) of its bytes. */
  readonly digest: string
  /** Time of its last change, in milliseconds since 1970. */
  readonly changedAt: number
}

/** Notes on the documents of folders, by their paths, kept from run to run: what did not change is neither opened nor read again to be listed. */
export interface FolderNotes {
  readonly find: (folder: string) => Promise<ReadonlyMap<string, NotedFile>>
  readonly keep: (folder: string, files: ReadonlyMap<string, NotedFile>) => Promise<void>
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
  /** The sha256 (hex) of the bytes of each listed document that can be read now, by its path. */
  digests?(): Promise<ReadonlyMap<string, string>>
}
