import type { WallReport } from '@galley/sandbox'
import type { Access } from './access/access.ts'
import type { AuditLog } from './audit-log/audit-log.ts'
import type { Drafts } from './drafts/drafts.ts'
import type { Bounds } from './limits/open-bounds.ts'
import type { ModelListing } from './model-listing.ts'
import type { PluginListing } from './plugins/plugin-listing.ts'
import type { PluginPapers } from './plugins/plugin-papers.ts'
import type { SearchListing } from './search-listing.ts'
import type { Settings } from './settings/settings.ts'
import type { Webhooks } from './webhooks/webhooks.ts'

/** One thing that drafts need, and what is wrong with it. */
export interface ReadinessCheck {
  readonly name: string
  readonly ok: boolean
  readonly detail: string
  /** Code of the fault that stands behind it, and what to do about it. */
  readonly code?: string
  readonly hint?: string
}

/** Answer of `/readyz` and `galley doctor`: ready is *ledger writable and every needed plugin verified*. */
export interface Readiness {
  readonly ready: boolean
  readonly checks: readonly ReadinessCheck[]
}

/** The parts of Galley, wired together: everything a gateway or a command line needs, and nothing of how it is done. */
export interface Runtime extends Bounds {
  readonly drafts: Drafts
  readonly plugins: PluginListing & PluginPapers
  readonly models: ModelListing
  readonly search: SearchListing
  readonly access: Access
  readonly webhooks: Webhooks
  /** Log of who did what. A gateway writes what its callers do; a command of this process what it does to drafts and plugins. */
  readonly auditLog: AuditLog
  readonly settings: Settings
  /** Self-test of the wall around plugins, made at most once and kept for this start of the machine. */
  wall(): Promise<WallReport>
  /** Writes down where the gateway of this data folder listens, so that `galley open` finds it; forgotten at close. */
  announce(url: string): void
  /** Address of a living gateway of this data folder, or null. */
  gatewayUrl(): string | null
  /** Fault that makes this data folder unready, if any. */
  ready(): Promise<Readiness>
  /** Stops taking runs, lets the steps in flight commit, ends the plugins and closes the ledger. */
  close(): Promise<void>
}
