import type { Ecosystem } from './ecosystem.ts'

/** Block: an imitation, do not install. Warn: look at it. Info: worth a line in an audit. None: nothing to say. */
export type NameTier = 'block' | 'warn' | 'info' | 'none'

/** One term of the score: a feature that was seen and the points (log odds) that it gave or took. The points add up to `score`. */
export interface Reason {
  /** A name of the feature table, or what a registry's facts said. `explainReason` puts it in words. */
  readonly feature: string
  readonly points: number
}

/**
 * A weaker relation than a verdict needs. Together with facts of a fresh package it is worth a warning (`applyFacts`); alone it says
 * nothing, since honest companions carry names too.
 */
export interface Hint {
  /** Carries: it holds the other name, with something beside it. Resembles: it comes near, but less than a note needs. */
  readonly relation: 'carries' | 'resembles'
  /** The established package that is meant. */
  readonly name: string
  /** The other name as it is carried: of `@metamask/utils` it may be the scope alone. */
  readonly text: string
}

/** The verdict on a name. `galley check --json` prints one a line. */
export interface NameVerdict {
  readonly schema: 'galley.name/1'
  readonly ecosystem: Ecosystem
  /** The name as it was asked for, whatever characters it holds: print it with care. */
  readonly name: string
  readonly verdict: NameTier
  /** The name that was meant, where one is. */
  readonly target?: string
  /** The reason for the verdict in one plain sentence; not given where the verdict is `none`. */
  readonly sentence?: string
  /** Given where the verdict is `none` and no target. */
  readonly hint?: Hint
  /** Log odds on the training set's balance; the tiers are cuts of it. 0 where the name resembles no other. */
  readonly score: number
  /** The chance, from 0 to 1, that the name is an imitation when one in a thousand dependencies is one. */
  readonly probability: number
  readonly reasons: readonly Reason[]
}
