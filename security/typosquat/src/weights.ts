import weights from '../data/weights.json' with { type: 'json' }
import type { Ecosystem } from './ecosystem.ts'

/** The weights of the model of one registry: log odds. */
export interface Weights {
  readonly bias: number
  readonly features: Readonly<Record<string, number>>
  /** Those of the features that were set and not fitted. */
  readonly byHand: Readonly<Record<string, number>>
  /** Cuts of the score. Between `hint` and `info` a name comes near another, and only fresh facts make something of it. */
  readonly tiers: { readonly hint: number; readonly info: number; readonly warn: number; readonly block: number }
  /** Log odds that are added to the score for a probability at one imitation in a thousand names. */
  readonly priorShift: number
}

/** Returns the fitted weights of a registry (`build/fit-weights.ts`). */
export function weightsOf(ecosystem: Ecosystem): Weights {
  return weights[ecosystem]
}
