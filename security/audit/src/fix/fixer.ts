import type { FixPlace } from './fix-place.ts'
import type { Move } from './move.ts'

/** Fixes one kind of lockfile: it changes the texts of the place, or returns in words why it could not. */
export interface Fixer {
  readonly fix: (move: Move, place: FixPlace) => string | null
  /** The command to run afterwards, in the lockfile's folder. */
  readonly install: string
}
