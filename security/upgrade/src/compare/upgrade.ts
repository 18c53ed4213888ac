import type { LockedPackage } from '@galley/audit'
import type { UpgradeStep } from '@galley/findings'

/** A release that the later state of a lockfile has and the earlier one had not. */
export interface Upgrade {
  readonly to: LockedPackage
  /** The release whose place it takes; null for a name that is new. */
  readonly from: LockedPackage | null
  readonly step: UpgradeStep
}

/** The difference of two states. */
export interface Comparison {
  readonly upgrades: readonly Upgrade[]
  readonly removed: readonly LockedPackage[]
  /** The same release with another hash: nobody releases a version twice. */
  readonly replaced: readonly { readonly to: LockedPackage; readonly from: LockedPackage }[]
}
