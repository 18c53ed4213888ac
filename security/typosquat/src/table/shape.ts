/** How the flat form of an established name was made. */
export type ShapeKind = 'plain' | 'joined' | 'dropped'

/** One way to write an established name without separators. */
export interface Shape {
  readonly kind: ShapeKind
  readonly entry: number
  readonly flat: string
}
