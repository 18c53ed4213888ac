import type { FixPlace } from './fix-place.ts'
import type { Move } from './move.ts'

/** How one kind of lockfile is fixed: changes the texts of the place; a text that it answers is why it could not. */
export interface Fixer {
  readonly fix: (move: Move, place: FixPlace) => string | null
  /** What to run afterwards, in the lockfile's folder. */
  readonly install: string
}
