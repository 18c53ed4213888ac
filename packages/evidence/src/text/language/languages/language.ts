/** Peculiarities of a language where its sentences end. Words are folded to lower case and stand without their last full stop. */
export interface Language {
  /** ISO 639-1. */
  readonly code: string
  /** Frequent words without content. A text's language is told by them, and written large after a full stop they start a sentence. */
  readonly common: ReadonlySet<string>
  /** Abbreviations that never end a sentence: titles, and words that point forward. */
  readonly forward: ReadonlySet<string>
  /** Abbreviations that point forward where a number follows: *No. 5*, *pp. 12*. */
  readonly beforeNumber: ReadonlySet<string>
  /** Abbreviations that end a sentence only where a common word starts the next. */
  readonly either: ReadonlySet<string>
  /** Abbreviations that close a list (*etc.*): a capital after them starts a sentence. */
  readonly closing: ReadonlySet<string>
  /** True where a number with a full stop is an ordinal: *am 3. März*. */
  readonly hasOrdinals: boolean
}

/** Splits a line at its spaces into a set of words. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}
