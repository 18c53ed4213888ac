/** Facts that a registry gives about a package. Every part is optional: without it the name alone is judged, and a missing one raises nothing. */
export interface NameFacts {
  /** False for a name that its registry does not have. */
  readonly exists?: boolean
  /** The registry holds no release any more, or a placeholder of its security team. */
  readonly removed?: boolean
  /** Days since the first release. */
  readonly ageDays?: number
  readonly downloadsMonth?: number
  /** Accounts that may publish, or their number. */
  readonly maintainers?: readonly string[] | number
  /** Address of the repository that the package claims. */
  readonly repository?: string
  /** Number of releases. */
  readonly versions?: number
  /** Names of the packages that it depends on, peers included. */
  readonly dependencies?: readonly string[]
}
