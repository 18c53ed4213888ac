import type { Plant } from '../plant.ts'

/** Everything that an answer is made from. */
export interface AnswerContext {
  readonly prompt: string
  /** Faults to plant in this answer. */
  readonly plants: ReadonlySet<Plant>
  readonly random: () => number
}
