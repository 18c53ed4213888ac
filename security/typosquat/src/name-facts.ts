/** What a registry says of a package. Every part is optional: without it the name alone is judged. */
export interface NameFacts {
  readonly exists?: boolean
  /** Since the first release. */
  readonly ageDays?: number
  readonly downloadsPerWeek?: number
  /** The repository that the package claims is the one of the name it resembles (starjacking). */
  readonly claimsTargetRepository?: boolean
}
