/** Theme of one section, before it is one. */
export interface Theme {
  readonly heading: string
  /** The points of the brief that it must cover; the heading itself when there is none. */
  readonly mustCover: readonly string[]
  /** Name within the heading, where the heading says more: *OLMo 2* of *OLMo 2: a model with nothing held back*. */
  readonly about?: string
  /** Words that the scan saw for it; `null` when that is not known. */
  readonly words: number | null
}

/** Room for more themes, beside those that are taken. */
export interface ThemeRoom {
  /** Themes that there is room for. */
  readonly room: number
  /** Stems of the topic's words, which tell no two themes apart. */
  readonly known: ReadonlySet<string>
  readonly taken: readonly Theme[]
  /** Writes a heading as those of the brief are written. */
  readonly cased: (text: string) => string
}
