/** A `[[c:ID]]` token and its place. */
export interface CitationToken {
  readonly id: string
  readonly start: number
  readonly end: number
}

/** The citation tokens of a text, in order. An id has the letters that the host gives: `A-Z a-z 0-9 . _ -`. */
export function citationTokens(text: string): readonly CitationToken[] {
  return [...text.matchAll(/\[\[c:([A-Za-z0-9._-]{1,80})\]\]/g)].map((match) => ({
    id: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
}
