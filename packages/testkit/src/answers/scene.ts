import type { Plant } from '../plant.ts'

/** What an answer is made from. */
export interface Scene {
  readonly prompt: string
  /** What is planted in this answer. */
  readonly plants: ReadonlySet<Plant>
  readonly random: () => number
}
