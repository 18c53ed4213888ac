/** The order that an ecosystem gives its versions. */
export interface VersionOrder {
  /** True where the text is a version by the ecosystem's own rules. */
  readonly isVersion: (text: string) => boolean
  /** Negative, zero or positive; `null` when one of the two is no version. */
  readonly compare: (left: string, right: string) => number | null
  /** One spelling for all that are equal, for lists that are long; the text itself when it is no version. */
  readonly canonical: (text: string) => string
  /** True for what comes before a release: an alpha, a candidate, a nightly. */
  readonly isPreRelease: (text: string) => boolean
  /** The version as its database writes it, when the one that is installed carries a local mark (`1.0+cpu`). */
  readonly publicPart: (text: string) => string
}
