import type { Access } from './access/access.ts'
import type { Drafts } from './drafts/drafts.ts'
import type { ModelListing } from './model-listing.ts'
import type { PluginListing } from './plugin-listing.ts'
import type { SearchListing } from './search-listing.ts'
import type { Settings } from './settings/settings.ts'

/** Answer of `/readyz` and `galley doctor`: ready is *ledger open and every plugin verified*. */
export interface Readiness {
  readonly ready: boolean
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[]
}

/** The house, wired. Everything a gateway or a command line needs, and nothing of how it is done. */
export interface Runtime {
  readonly drafts: Drafts
  readonly plugins: PluginListing
  readonly models: ModelListing
  readonly search: SearchListing
  readonly access: Access
  readonly settings: Settings
  /** Writes down where the gateway of this data folder listens, so that `galley open` finds it; forgotten at close. */
  announce(url: string): void
  /** Address of a living gateway of this data folder, or null. */
  gatewayUrl(): string | null
  /** Fault that makes this data folder unready, if any. */
  ready(): Promise<Readiness>
  /** Stops taking runs, lets the steps in flight commit, ends the plugins and closes the ledger. */
  close(): Promise<void>
}
