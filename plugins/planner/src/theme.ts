/** What one section will be about, before it is one. */
export interface Theme {
  readonly heading: string
  /** The points of the brief that it must cover; the heading itself when there is none. */
  readonly mustCover: readonly string[]
  /** Words that the scan saw for it; `null` when that is not known. */
  readonly words: number | null
}
