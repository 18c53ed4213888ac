/** The provenance of a rendered document. */
export interface Rendering {
  /** The version of the tool. */
  readonly version: string
  /** Time of the audit, RFC 3339. */
  readonly at: string
  /** The path of a file of the report as seen from the root of its repository; as the report names it when left out. */
  readonly place?: (file: string) => string
}
