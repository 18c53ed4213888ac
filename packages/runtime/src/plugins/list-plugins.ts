import type { Kernel, PluginRecord } from '@galley/kernel'
import type { Ledger } from '@galley/ledger'
import type { RefusedPlugin, StoredPlugin, WorkspaceStore } from '@galley/pack'
import type { InstalledRef } from './load/list-installed.ts'
import type { PluginListing } from './plugin-listing.ts'
import { listWork } from './plugin-work.ts'
import { tryPlugin, type TryServices } from './try-plugin.ts'

/** Parts of the house that its list of plugins needs. */
interface ListServices extends TryServices {
  readonly kernel: Kernel<StoredPlugin | RefusedPlugin | InstalledRef>
  readonly store: WorkspaceStore
  readonly ledger: Ledger
}

/** The kernel's plugins, by full name or by the short name people type. */
export function listPlugins({ kernel, store, ledger, ...services }: ListServices): PluginListing {
  const info = async (name: string): Promise<PluginRecord> => {
    const plugins = await kernel.plugins()
    return plugins.find((known) => known.name === `@galley/${name}`) ?? kernel.plugin(name)
  }
  return {
    list: async () => kernel.plugins(),
    info,
    sbom: async (name) => (await info(name)).sbom(),
    call: async (name, operation, input, options) => tryPlugin({ ...services, kernel }, await info(name), { operation, input }, options),
    work: () => listWork(ledger),
    repack: async (name) => kernel.replace(await store.repack((await info(name)).name)),
  }
}
