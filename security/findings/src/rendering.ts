/** What a document says of its own making. */
export interface Rendering {
  /** The version of the tool. */
  readonly version: string
  /** When the audit was made, RFC 3339. */
  readonly at: string
}
