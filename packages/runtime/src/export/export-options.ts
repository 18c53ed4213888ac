/** Wishes about an export. */
export interface ExportOptions {
  /** False leaves out what Galley says of the making at the end: what was not read, how each sentence is held, and the last line. Default: true. */
  readonly footer?: boolean
  /** Prints a citation in Markdown, by the number of its source and the label that it is shown by; `[LABEL]` when left out. */
  readonly cite?: (n: number, label: string) => string
}
