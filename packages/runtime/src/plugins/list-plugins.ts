import type { Kernel } from '@galley/kernel'
import type { Ledger } from '@galley/ledger'
import type { RefusedPlugin, StoredPlugin, WorkspaceStore } from '@galley/pack'
import { findLookalike } from '@galley/typosquat'
import { choosePlugins } from '../choices/choose-plugins.ts'
import type { InstalledRef } from './load/list-installed.ts'
import { lastChanges } from './last-changes.ts'
import { readPluginLog } from './log/plugin-log.ts'
import type { ListedPlugin, PluginListing } from './plugin-listing.ts'
import { listWork } from './plugin-work.ts'
import type { SessionPlugin } from './session-plugins.ts'
import { tryPlugin, type TryServices } from './try-plugin.ts'

/** Parts of the runtime that its list of plugins needs. */
interface ListServices extends TryServices {
  readonly kernel: Kernel<StoredPlugin | RefusedPlugin | SessionPlugin | InstalledRef>
  readonly store: WorkspaceStore
  readonly ledger: Ledger
  readonly dataDir: string
  readonly packForSession: (dir: string) => Promise<SessionPlugin>
}

/** The kernel's plugins, by full name or by the short name people type. */
export function listPlugins({ kernel, store, ledger, dataDir, packForSession, ...services }: ListServices): PluginListing {
  const list = async (): Promise<readonly ListedPlugin[]> => {
    const plugins = await kernel.plugins()
    const { uses } = choosePlugins(plugins, services.settings)
    const usesOf = (name: string): ListedPlugin['usedAs'] => uses.filter(({ plugin }) => plugin === name).map(({ as, by }) => ({ as, by }))
    return plugins.map((plugin) => {
      const found = plugin.name.startsWith('@galley/')
        ? null
        : findLookalike(
            plugin.name,
            plugins.map(({ name }) => name),
          )
      return Object.assign({}, plugin, { usedAs: usesOf(plugin.name) }, found === null ? {} : { resembles: found.how })
    })
  }
  const info = async (name: string): Promise<ListedPlugin> => {
    const plugins = await list()
    const found = plugins.find((known) => known.name === name) ?? plugins.find((known) => known.name === `@galley/${name}`)
    return found ?? { ...(await kernel.plugin(name)), usedAs: [] }
  }
  return {
    list,
    info,
    sbom: async (name) => (await info(name)).sbom(),
    call: async (name, operation, input, options) => tryPlugin({ ...services, kernel }, await info(name), { operation, input }, options),
    changes: () => lastChanges(readPluginLog(dataDir).entries),
    work: () => listWork(ledger),
    develop: async (dir) => kernel.replace(await packForSession(dir)),
    repack: async (name) => kernel.replace(await store.repack((await info(name)).name)),
  }
}
