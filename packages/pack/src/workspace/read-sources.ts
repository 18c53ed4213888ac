import { basename } from 'node:path'
import { fault } from '../faults.ts'
import { readPlugin, type PluginSource } from '../read-plugin.ts'
import { createFolderHash, sourceHash } from '../source-hash.ts'
import { refuse, type RefusedPlugin } from './refused-plugin.ts'

/** A plugin's source with its present hash. */
export interface HashedPlugin {
  readonly plugin: PluginSource
  readonly hash: string
}

/** The plugins in a workspace's folders: readable ones, and those that are refused before anything is packed. Both by name. */
export interface WorkspaceSources {
  readonly sources: readonly HashedPlugin[]
  readonly refused: readonly RefusedPlugin[]
}

/**
 * Reads the plugins in these folders. A folder that holds no proper plugin (MANIFEST_INVALID) and a name that two folders bear
 * (PLUGIN_TWICE) are refused alone.
 */
export function readSources(folders: readonly string[], npmCli: string): WorkspaceSources {
  const hashFolder = createFolderHash()
  const sources: HashedPlugin[] = []
  const refused: RefusedPlugin[] = []
  const read = folders.map((dir): PluginSource | RefusedPlugin => attempt(() => readPlugin(dir), { name: basename(dir), version: '0.0.0' }))
  for (const [name, plugins] of Map.groupBy(read, (plugin) => plugin.name)) {
    const [plugin, other] = plugins
    if (plugin === undefined) continue
    if ('refusal' in plugin) refused.push(plugin)
    else if (other === undefined) {
      const source = attempt(() => ({ plugin, hash: sourceHash(plugin, { npmCli, hashFolder }) }), plugin)
      if ('refusal' in source) refused.push(source)
      else sources.push(source)
    } else refused.push(refuse(plugin, fault('PLUGIN_TWICE', { name, one: plugin.dir, other: 'dir' in other ? other.dir : name })))
  }
  return { sources: byName(sources, ({ plugin }) => plugin.name), refused: byName(refused, ({ name }) => name) }
}

function attempt<T extends object>(read: () => T, plugin: Pick<PluginSource, 'name' | 'version'>): T | RefusedPlugin {
  try {
    return read()
  } catch (error) {
    return refuse(plugin, error)
  }
}

function byName<T>(values: readonly T[], nameOf: (value: T) => string): readonly T[] {
  return values.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}
