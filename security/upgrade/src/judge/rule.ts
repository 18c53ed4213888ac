import type { FindingCode, Severity } from '@galley/findings'
import type { Place, Profile } from '../inspect/profile.ts'
import type { Upgrade } from '../compare/upgrade.ts'

/** An upgrade with both releases read; `before` is null for a name that is new. */
export interface InspectedUpgrade extends Upgrade {
  readonly before: Profile | null
  readonly after: Profile
}

/** One thing that an upgrade brings, and the reason why it matters. */
export interface Signal {
  readonly code: FindingCode
  readonly severity: Severity
  /** Change in words that follow the release's name. */
  readonly message: string
  /** Why it matters, as one sentence. */
  readonly why: string
  /** The advice, where it is more precise than to look at the places: one imperative without its full stop. */
  readonly do?: string
  /** The places that show it, most telling first. */
  readonly places: readonly Place[]
}

/** A rule looks at one upgrade. */
export type Rule = (upgrade: InspectedUpgrade) => readonly Signal[]
