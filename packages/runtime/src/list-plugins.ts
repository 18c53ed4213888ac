import type { Kernel, PluginRecord } from '@galley/kernel'
import type { RefusedPlugin, StoredPlugin, WorkspaceStore } from '@galley/pack'
import type { PluginListing } from './plugin-listing.ts'

/** The kernel's plugins, by full name or by the short name people type. */
export function listPlugins(kernel: Kernel<StoredPlugin | RefusedPlugin>, store: WorkspaceStore): PluginListing {
  const info = (name: string): PluginRecord => kernel.plugins().find((known) => known.name === `@galley/${name}`) ?? kernel.plugin(name)
  return {
    list: () => kernel.plugins(),
    info,
    sbom: (name) => info(name).sbom(),
    call: async (name, operation, input, signal) =>
      kernel.call({ plugin: info(name).name, operation, input, run: null, step: 'call', signal }),
    repack: async (name) => kernel.replace(await store.repack(info(name).name)),
  }
}
