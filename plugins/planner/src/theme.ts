/** What one section will be about, before it is one. */
export interface Theme {
  readonly heading: string
  /** The points of the brief that it must cover; the heading itself when there is none. */
  readonly mustCover: readonly string[]
  /** What the heading names, where it says more: *OLMo 2* of *OLMo 2: a model with nothing held back*. */
  readonly about?: string
  /** What the section answers, where that is not asked for by its heading. */
  readonly question?: string
  /** Words that the scan saw for it; `null` when that is not known. */
  readonly words: number | null
}
