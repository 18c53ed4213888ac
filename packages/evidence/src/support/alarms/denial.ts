/** A difference in what is denied. */
export interface Denial {
  readonly reason: string
  /** True where sentence and source run alike around it: then it is a contradiction. */
  readonly tight: boolean
}
