import { fault, type Kernel, type PluginRecord } from '@galley/kernel'
import type { StoredPlugin, WorkspaceStore } from '@galley/pack'
import type { PluginListing } from './plugin-listing.ts'

/** The kernel's plugins, by full name or by the short name people type. */
export function listPlugins(kernel: Kernel<StoredPlugin>, store: WorkspaceStore): PluginListing {
  const info = (name: string): PluginRecord => {
    const plugin = kernel.plugins().find((known) => known.name === name || known.name === `@galley/${name}`)
    if (!plugin) throw fault('PLUGIN_NOT_FOUND', { name })
    return plugin
  }
  return {
    list: () => kernel.plugins(),
    info,
    sbom: (name) => info(name).sbom(),
    call: async (name, operation, input, signal) =>
      kernel.call({ plugin: info(name).name, operation, input, run: null, step: 'call', signal }),
    repack: async (name) => kernel.replace(await store.repack(info(name).name)),
  }
}
