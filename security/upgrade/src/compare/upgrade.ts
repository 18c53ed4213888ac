import type { LockedPackage } from '@galley/audit'

/** Weight of a change of version, as semver reads it; `new` is a name that the lock did not have, `other` what semver cannot order. */
export type Step = 'new' | 'patch' | 'minor' | 'major' | 'downgrade' | 'other'

/** A release that the later state of a lockfile has and the earlier one had not. */
export interface Upgrade {
  readonly to: LockedPackage
  /** The release whose place it takes; null for a name that is new. */
  readonly from: LockedPackage | null
  readonly step: Step
}

/** The difference of two states. */
export interface Comparison {
  readonly upgrades: readonly Upgrade[]
  readonly removed: readonly LockedPackage[]
  /** The same release with another hash: nobody releases a version twice. */
  readonly replaced: readonly { readonly to: LockedPackage; readonly from: LockedPackage }[]
}
