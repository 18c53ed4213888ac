import type { Draft } from '@galley/sdk'
import type { ExportOptions } from './export-options.ts'

/** Content of a file: text, or the bytes of a format that is none. */
export type ExportBody = string | Uint8Array<ArrayBuffer>

/** A format that a draft can be taken away in. Command line, HTTP schema, studio and docs list formats from these facts. */
export interface ExportFormat<Name extends string = string, Body extends ExportBody = ExportBody> {
  readonly name: Name
  /** The format as a button names it. */
  readonly label: string
  /** The file in a few words, for a list. */
  readonly about: string
  readonly mediaType: string
  /** File name extension, without its first dot. */
  readonly extension: string
  /** File name without extension, where it is not the slug of the title alone. */
  readonly stem?: (draft: Draft, slug: string) => string
  /** False for a format of bytes, which no terminal shows. */
  readonly isText: boolean
  /** True where the end of the file tells how the draft was made, which can be left out. */
  readonly hasFooter: boolean
  readonly render: (draft: Draft, options: ExportOptions) => Body
}
