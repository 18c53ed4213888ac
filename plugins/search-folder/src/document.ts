import type { FileEntry } from '@galley/sdk'

/** A document of the brief, as it is on disk. */
export interface Document {
  readonly path: string
  readonly type: FileEntry['type']
  readonly text: string
  /** Title that its reader found, of a document that is no text. */
  readonly title?: string
}
