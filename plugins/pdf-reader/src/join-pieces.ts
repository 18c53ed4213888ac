import { endOf, letterOf, type Piece } from './piece.ts'

/** Gap between two pieces that are one text, in heights of its letters: a wider one parts columns and cells. */
const maxGap = 1.1

/** Gap between two pieces of a line of a program, in heights of the letters: what it sets off with white is one line all the same. */
const maxFixedGap = 20

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
  return joined.map(({ text, isFixed, x, y, width, size }) => {
    const own = isFixed ? text.trimEnd() : accented(text.replaceAll(/\s+/g, ' ').trim())
    return { text: own, x, y, width, size, isFixed }
  })
}

function join(before: Piece, piece: Piece): Piece | null {
  const size = Math.max(before.size, piece.size)
  const isFixed = before.isFixed && piece.isFixed
  const gap = piece.x - endOf(before)
  if (Math.abs(before.y - piece.y) > size * maxRise || gap > size * (isFixed ? maxFixedGap : maxGap) || gap < -size) return null
  const width = endOf(piece) - before.x
  return { ...before, text: before.text + spaceBetween(before, piece, gap) + piece.text, width, isFixed }
}

/** The white between two pieces: of a program as many letters as it is wide, else one space where there is any. */
function spaceBetween(before: Piece, piece: Piece, gap: number): string {
  if (before.isFixed && piece.isFixed) return ' '.repeat(Math.max(0, Math.round(gap / letterOf(before))))
  const isApart = gap > Math.max(before.size, piece.size) * minSpace
  return isApart && !/\s$/.test(before.text) && !/^\s/.test(piece.text) ? ' ' : ''
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
