/** Text on a page: a word, a part of one, or several; later a line or a part of one. Units are points, from the top left of the page. */
export interface Piece {
  readonly text: string
  /** Left end of its base line. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of the letters. */
  readonly size: number
  /** True for a font whose letters are all of one width, as programs are printed in. */
  readonly isFixed: boolean
}

/** The right end of a piece. */
export const endOf = ({ x, width }: Piece): number => x + width

/** The width of one letter of a piece whose font is fixed. */
export const letterOf = ({ text, width }: Piece): number => width / Math.max(1, text.length)

/** The middle one of some numbers; 0 for none. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
