import type { WeakPlace } from '@galley/sdk'

/** A place that costs a part something. */
export interface Cost extends WeakPlace {
  /** 0 to 1, in comparison with the other places of its part. */
  readonly cost: number
}

/** Answer of one part of the score. */
export interface Measured {
  /** 0 to 1, or beyond, which is cut; null where nothing could be checked. */
  readonly value: number | null
  readonly costs: readonly Cost[]
  /** One sentence on what could not be seen. */
  readonly note?: string
}

/** Mean of a list, and what an empty one counts as. */
export function meanOf(values: readonly number[], whenNone: number): number {
  return values.length === 0 ? whenNone : values.reduce((sum, value) => sum + value, 0) / values.length
}
