import type { Kernel, PluginRecord } from '@galley/kernel'
import type { RefusedPlugin, StoredPlugin, WorkspaceStore } from '@galley/pack'
import type { PluginListing } from './plugin-listing.ts'
import { createServiceScope } from './run/service-scope.ts'
import { searchServicesOf } from './run/search-tools-of.ts'
import type { Settings } from './settings/settings.ts'

/** The kernel's plugins, by full name or by the short name people type. */
export function listPlugins(kernel: Kernel<StoredPlugin | RefusedPlugin>, store: WorkspaceStore, settings: Settings): PluginListing {
  const info = async (name: string): Promise<PluginRecord> => {
    const plugins = await kernel.plugins()
    return plugins.find((known) => known.name === `@galley/${name}`) ?? kernel.plugin(name)
  }
  return {
    list: async () => kernel.plugins(),
    info,
    sbom: async (name) => (await info(name)).sbom(),
    call: async (name, operation, input, signal) => {
      const { name: plugin } = await info(name)
      const service = searchServicesOf(settings).find((known) => known.plugin === plugin)
      if (service === undefined) return kernel.call({ plugin, operation, input, run: null, step: 'call', signal })
      const { base } = service
      const asked = { ...(input as object), base }
      return kernel.call({ plugin, operation, input: asked, run: createServiceScope(), base, step: 'call', signal })
    },
    repack: async (name) => kernel.replace(await store.repack((await info(name)).name)),
  }
}
