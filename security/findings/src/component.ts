/** A package in a bill of materials; a package that an audit reads from a lockfile has this shape. */
export interface Component {
  readonly purl: string
  readonly name: string
  readonly version: string
  /** Subresource Integrity strings, or `sha256:hex`. */
  readonly integrity?: readonly string[]
  /** An SPDX expression, or a name in the package's own words. */
  readonly licence?: string
  readonly dev?: boolean
}
