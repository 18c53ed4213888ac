/** The provenance of a rendered document. */
export interface Rendering {
  /** The version of the tool. */
  readonly version: string
  /** Time of the audit, RFC 3339. */
  readonly at: string
}
