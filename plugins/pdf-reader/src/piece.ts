/** Text on a page: a word, a part of one, or several; later a line or a part of one. Units are points, from the top left of the page. */
export interface Piece {
  readonly text: string
  /** Left end of its base line. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of the letters. */
  readonly size: number
}

/** The right end of a piece. */
export const endOf = ({ x, width }: Piece): number => x + width

/** The middle one of some numbers; 0 for none. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
