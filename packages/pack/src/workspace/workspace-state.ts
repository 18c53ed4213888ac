import { parsePluginLock, parseTrustPolicy, type PluginLockEntry, type TrustPolicy } from '@galley/trust'
import { fault } from '../faults.ts'
import { readPlugin, type PluginSource } from '../read-plugin.ts'
import { createFolderHash, sourceHash } from '../source-hash.ts'
import { readIfExists, type WorkspaceFiles } from './workspace-files.ts'
import { workspaceSigner } from './workspace-policy.ts'

/** A plugin's source with its present hash. */
export interface HashedPlugin {
  readonly plugin: PluginSource
  readonly hash: string
}

/**
 * Reads the plugins in these folders, by name.
 * @throws MANIFEST_INVALID PLUGIN_TWICE
 */
export function readSources(folders: readonly string[], npmCli: string): readonly HashedPlugin[] {
  const hashFolder = createFolderHash()
  const plugins = folders.map(readPlugin).sort((a, b) => (a.name < b.name ? -1 : 1))
  plugins.forEach((plugin, index) => {
    const next = plugins[index + 1]
    if (next?.name === plugin.name) throw fault('PLUGIN_TWICE', { name: plugin.name, one: plugin.dir, other: next.dir })
  })
  return plugins.map((plugin) => ({ plugin, hash: sourceHash(plugin, { npmCli, hashFolder }) }))
}

/** The workspace's policy and plugin lock, as the data folder holds them. */
export interface WorkspaceState {
  readonly policy: TrustPolicy | null
  readonly entries: readonly PluginLockEntry[]
}

/**
 * Reads the workspace's policy and lock; what is there must be in order.
 * @throws POLICY_INVALID LOCK_INVALID
 */
export function readState(files: WorkspaceFiles): WorkspaceState {
  const [policy, lock] = [readIfExists(files.policy), readIfExists(files.pluginLock)]
  return { policy: policy === null ? null : parseTrustPolicy(policy), entries: lock === null ? [] : parsePluginLock(lock).plugins }
}

/** Lists the plugins that must be packed, with the reason. A damaged store is no reason: that is found, and refused, at load. */
export function dueForPacking(
  state: WorkspaceState,
  sources: readonly HashedPlugin[],
): readonly (readonly [source: HashedPlugin, why: string])[] {
  const key = state.policy?.signers[workspaceSigner]?.spkiSha256
  return sources.flatMap((source): readonly (readonly [HashedPlugin, string])[] => {
    const entry = state.entries.find(({ name }) => name === source.plugin.name)
    if (entry === undefined) return [[source, 'it is new here']]
    if (entry.sourceHash !== source.hash) return [[source, 'its source changed']]
    return entry.signer === key ? [] : [[source, 'the workspace has a new key']]
  })
}

/** True when nothing is to be written: every plugin has its pack, and lock and policy name these plugins and no others. */
export function isCurrent(state: WorkspaceState, sources: readonly HashedPlugin[]): boolean {
  const names = sources.map(({ plugin }) => plugin.name).join(' ')
  const locked = state.entries.map(({ name }) => name).join(' ')
  return (
    dueForPacking(state, sources).length === 0 && locked === names && state.policy?.signers[workspaceSigner]?.namespaces.join(' ') === names
  )
}
