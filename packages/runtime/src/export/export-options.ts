/** Wishes about an export. */
export interface ExportOptions {
  /** False leaves out what Galley says of the making at the end: what was not read, how each sentence is held, and the last line. Default: true. */
  readonly footer?: boolean
}
