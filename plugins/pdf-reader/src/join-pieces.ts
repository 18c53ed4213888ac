import { endOf, type Piece } from './piece.ts'

/** Gap between two pieces that are one text, in heights of its letters: a wider one parts columns and cells. */
const maxGap = 1.1

/** Gap that is a space between two words, in heights of the letters. */
const minSpace = 0.15

/** Distance of base lines that are one, in heights of the letters: exponents and references stand a little higher. */
const maxRise = 0.45

/** Joins the pieces that stand side by side on one line; what lies further apart stays apart. */
export function joinPieces(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  // Space is told by the place of what stands on both sides of it: that of a piece of white may reach over a whole column.
  for (const piece of pieces.filter(({ text }) => text.trim() !== '')) {
    const before = joined.at(-1)
    const next = before === undefined ? null : join(before, piece)
    if (next === null) joined.push(piece)
    else joined[joined.length - 1] = next
  }
  return joined.map(({ text, x, y, width, size }) => ({ text: accented(text.replaceAll(/\s+/g, ' ').trim()), x, y, width, size }))
}

function join(before: Piece, piece: Piece): Piece | null {
  const size = Math.max(before.size, piece.size)
  const gap = piece.x - endOf(before)
  if (Math.abs(before.y - piece.y) > size * maxRise || gap > size * maxGap || gap < -size) return null
  const space = gap > size * minSpace && !/\s$/.test(before.text) && !/^\s/.test(piece.text) ? ' ' : ''
  return { text: before.text + space + piece.text, x: before.x, y: before.y, width: endOf(piece) - before.x, size: before.size }
}

/** Old fonts of TeX draw *ü* as two signs: the dots, and the letter under them. */
function accented(text: string): string {
  return text.replaceAll(/([¨˚ˇ˝]) ?(\p{L})/gu, (both, sign: string, letter: string) => {
    const one = `${letter === 'ı' ? 'i' : letter}${marks[sign] ?? ''}`.normalize('NFC')
    return one.length === 1 ? one : both
  })
}

/** Accents by themselves, and as they are put on a letter; those that also stand for an apostrophe are left alone. */
const marks: Readonly<Record<string, string>> = { '¨': '\u0308', '˚': '\u030A', ˇ: '\u030C', '˝': '\u030B' }
