import type { Ecosystem } from './ecosystem.ts'

/** Block: an imitation, do not install. Warn: look at it. Info: worth a line in an audit. None: nothing to say. */
export type Tier = 'block' | 'warn' | 'info' | 'none'

/** One line of the account: what was seen and how many points (log odds) it gave or took. The points add up to `score`. */
export interface Reason {
  readonly feature: string
  readonly points: number
}

/** The answer to "is this name an imitation?". `galley check --json` prints one a line. */
export interface NameVerdict {
  readonly schema: 'galley.name/1'
  readonly ecosystem: Ecosystem
  /** The name as it was asked for, whatever characters it holds: print it with care. */
  readonly name: string
  readonly verdict: Tier
  /** The name that was meant, where one is. */
  readonly target?: string
  /** Log odds on the training set's balance; the tiers are cuts of it. 0 where no candidate was found. */
  readonly score: number
  /** The chance that the name is an imitation when one in a thousand dependencies is one. */
  readonly probability: number
  readonly reasons: readonly Reason[]
}
