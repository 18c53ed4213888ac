import type { Fault } from '@galley/fault'
import type { PluginExplanation } from './plugin-explanation.ts'
import type { PluginFacts } from './plugin-facts.ts'
import type { PluginSource } from './plugin-source.ts'

/** A yes to exactly what was shown. */
export interface InstallOrder {
  readonly source: PluginSource
  /** `PluginFacts.consent`. */
  readonly consent: string
  /** Installs a version older than one that was here before. */
  readonly allowDowngrade?: boolean
}

/** A plugin that is in the store and the lock now. */
export interface InstalledPlugin {
  readonly name: string
  readonly version: string
  readonly digest: string
}

/** Result of bringing the store to a committed lock. */
export interface FrozenReport {
  readonly plugins: readonly InstalledPlugin[]
  /** Powers that the lock grants and the one written here last did not, in words, by plugin. */
  readonly newPowers: readonly { readonly name: string; readonly powers: readonly string[] }[]
  /** True where no lock was ever written: the lock is protected by whatever brought it here, such as git, and by nothing else. */
  readonly isFirst: boolean
}

/** An installed plugin and what a newer release of it would bring. */
export interface PluginUpdate {
  readonly name: string
  readonly version: string
  /** Null when there is no newer one. */
  readonly facts: PluginFacts | null
  /** The fault for which it is not known whether there is one, or for which the newer one is refused. */
  readonly problem?: Fault
}

/** Third parties' plugins of the project: looking at them, and letting them in. Nothing of a plugin is executed by any of it. */
export interface PluginPapers {
  /**
   * Verifies a release against the project's trust policy and tells what is proven. Changes nothing.
   * Faults: SPEC_INVALID, RELEASE_UNREADABLE, POLICY_MISSING, NAME_TAKEN, NAME_IMITATES, PLUGIN_BAD_MANIFEST, those of the verification.
   */
  inspect(source: PluginSource): Promise<PluginFacts>
  /**
   * Verifies it again and stores it, if it is still what was agreed to: the store first, the lock last.
   * Faults: CONSENT_STALE, DOWNGRADE_REFUSED, LOCK_CHANGED, LOCK_REPLAYED, those of `inspect`.
   */
  install(order: InstallOrder): Promise<InstalledPlugin>
  /** Brings the store to the lock as it is committed: every plugin fetched by its spec, verified, equal in every digest. Faults as `install`. */
  installFrozen(options?: { readonly allowDowngrade?: boolean }): Promise<FrozenReport>
  /** Looks for newer releases, of one plugin or of all. Faults PLUGIN_NOT_INSTALLED, LOCK_CHANGED, LOCK_REPLAYED. */
  updates(name?: string): Promise<readonly PluginUpdate[]>
  /** Takes a plugin out of the lock and the store. Faults PLUGIN_NOT_INSTALLED, LOCK_CHANGED, LOCK_REPLAYED. */
  remove(name: string): Promise<InstalledPlugin>
  /** Tells the papers of a plugin that is here, and what it did in the last runs. Fault PLUGIN_NOT_FOUND. */
  explain(name: string): Promise<PluginExplanation>
}
