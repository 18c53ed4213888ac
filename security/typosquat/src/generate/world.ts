import type { Names } from '../names.ts'

/** What a generator may look at. */
export interface World {
  readonly names: Names
  /** The names of the other registry. */
  readonly others: () => Names
}
