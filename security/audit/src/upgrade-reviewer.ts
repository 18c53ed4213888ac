import type { System } from '@galley/command-line'
import type { Finding, UpgradeReview } from '@galley/findings'
import type { Omission } from './omit-packages.ts'
import type { AuditPolicy } from './policy/audit-policy.ts'
import type { LockfileReadings } from './read-lockfiles.ts'
import type { RegistryClient } from './registry/registry-client.ts'

/** Review of everything new since an earlier state: the cards, and what the check `upgrades` found. */
export interface ReviewedUpgrades {
  readonly review: UpgradeReview
  readonly findings: readonly Finding[]
}

/** An earlier state to compare with, and the services that look at what is new. */
export interface ReviewRequest {
  /** A git revision, or a file. */
  readonly since: string
  /** The lockfiles as they are now. */
  readonly source: LockfileReadings
  /** Path that was audited, as it was named. */
  readonly paths: readonly string[]
  readonly policy: AuditPolicy
  /** Absolute paths that are no part of the audit. */
  readonly exclude: readonly string[]
  /** Null where no registry may be asked: archives then come from the cache. */
  readonly client: RegistryClient | null
  /** The data folder, whose cache keeps archives and what was read in them. */
  readonly data: string
  readonly omit?: Omission | undefined
  /** Archives that cannot be opened leave the audit incomplete. */
  readonly mustOpen: boolean
  readonly signal: AbortSignal
  /** Says how far it is, in words. */
  readonly onProgress: (words: string) => void
}

/** Reviews upgrades; `@galley/upgrade` has it, so that an audit without one stays small. */
export type ReviewUpgrades = (
  system: Pick<System, 'fs' | 'spawn' | 'env' | 'cwd' | 'clock' | 'platform'>,
  request: ReviewRequest,
) => Promise<ReviewedUpgrades>

/** Loads the package that reviews upgrades; null where it is not installed. */
export type LoadReviewer = () => Promise<{ readonly reviewUpgrades: ReviewUpgrades } | null>
