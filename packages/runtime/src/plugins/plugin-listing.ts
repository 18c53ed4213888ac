import type { PluginRecord } from '@galley/kernel'
import type { Permissions } from '@galley/sdk'
import type { PluginUse } from '../choices/chosen-plugins.ts'
import type { DatedChanges } from './last-changes.ts'
import type { PluginWork } from './plugin-work.ts'

/** Options of a call outside any draft. */
export interface PluginCallOptions {
  readonly signal: AbortSignal
  /** Permissions of this call, of those that the plugin is granted; none when left out. */
  readonly permissions?: Permissions
  /** Folder of documents (absolute) that takes the place of a brief's. */
  readonly folder?: string
  /** Told, a line at a time and as they come, log lines, progress, and where in its source the plugin failed. */
  readonly say?: (line: string) => void
}

/** A plugin and the parts that the settings give it in every draft. */
export interface ListedPlugin extends PluginRecord {
  /** Empty for a plugin that no draft uses. */
  readonly usedAs: readonly Omit<PluginUse, 'plugin'>[]
  /** There when its name could be taken for another plugin's: *reads as @galley/echo*. */
  readonly resembles?: string
}

/** The plugins of this runtime, and what the kernel found when it verified them. */
export interface PluginListing {
  list(): Promise<readonly ListedPlugin[]>
  /** Fault PLUGIN_NOT_FOUND. */
  info(name: string): Promise<ListedPlugin>
  /** The CycloneDX SBOM, as signed. */
  sbom(name: string): Promise<string>
  /**
   * Asks a plugin for one operation outside any draft: the broker is that of a draft, and nothing is stored. A search tool may fetch from the
   * service that is configured for it, whatever it was given. Faults: PLUGIN_NOT_FOUND, BRIEF_INVALID, SOURCES_FOLDER_MISSING, and those of `Kernel.call`.
   */
  call(name: string, operation: string, input: unknown, options: PluginCallOptions): Promise<unknown>
  /** Finds what the last update of each installed plugin changed, by its name. */
  changes(): ReadonlyMap<string, DatedChanges>
  /** Lists what each plugin did in the last runs, newest first, by its name. */
  work(): Promise<ReadonlyMap<string, readonly PluginWork[]>>
  /**
   * Packs the plugin in a folder (absolute), signs it with a key of this process and puts it in the place of the one of its name, for as long
   * as this process lives. Nothing is stored. Faults PACKER_MISSING, and those of packing.
   */
  develop(dir: string): Promise<PluginRecord>
  /** Packs and signs a workspace plugin again, whatever the store holds. Only in a clone. */
  repack(name: string): Promise<PluginRecord>
}
