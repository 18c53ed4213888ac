import type { Names } from '../names.ts'

/** The established names that imitations are looked for in. */
export interface NameIndexes {
  /** The names of the candidate's registry. */
  readonly names: Names
  /** Opens the names of the other registry. */
  readonly otherNames: () => Names
}
