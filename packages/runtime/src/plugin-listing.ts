import type { PluginRecord } from '@galley/kernel'

/** The plugins of this house, and what the kernel found when it verified them. */
export interface PluginListing {
  list(): Promise<readonly PluginRecord[]>
  /** Fault PLUGIN_NOT_FOUND. */
  info(name: string): Promise<PluginRecord>
  /** The CycloneDX SBOM, as signed. */
  sbom(name: string): Promise<string>
  /** Asks a plugin for one operation outside any run: no search, no model, no files; a search tool may fetch from the service that is configured for it. */
  call(name: string, operation: string, input: unknown, signal: AbortSignal): Promise<unknown>
  /** Packs and signs a workspace plugin again, whatever the store holds. Only in a clone. */
  repack(name: string): Promise<PluginRecord>
}
