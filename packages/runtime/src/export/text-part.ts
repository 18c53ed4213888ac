/** A named part of an exported text: the title, a block, the list of sources. */
export interface TextPart {
  readonly name: string
  readonly text: string
}

/** Sets the parts of a text one after another, with an empty line between two. */
export function joinParts(parts: readonly TextPart[]): string {
  return `${parts.map(({ text }) => text).join('\n\n')}\n`
}

/** Splits a text at its empty lines. What stands between two pieces is white space alone. */
export function splitPieces(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}

/**
 * Splits the parts of a text into pieces without an empty line in them, which can be found again in a text that was changed.
 * The first piece has the part's name, the others `NAME/2`, `NAME/3` …
 */
export function piecesOf(parts: readonly TextPart[]): readonly TextPart[] {
  return parts.flatMap(({ name, text }) =>
    splitPieces(text).map((piece, i) => ({ name: i === 0 ? name : `${name}/${i + 1}`, text: piece })),
  )
}
