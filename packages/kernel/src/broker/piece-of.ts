/** The longest piece of a text that is given out at once, in UTF-16 units. */
const maxPiece = 262_144

/** A piece of a text: from a place to another, and never more than 262,144 units of it. */
export function pieceOf(text: string, from: number, to: number): string {
  return text.slice(from, Math.min(to, from + maxPiece))
}
