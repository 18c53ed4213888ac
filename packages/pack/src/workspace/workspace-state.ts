import { parsePluginLock, parseTrustPolicy, readProtected, type PluginLockEntry, type TrustPolicy } from '@galley/trust'
import type { HashedPlugin } from './read-sources.ts'
import type { WorkspaceFiles } from './workspace-files.ts'
import { workspaceSigner } from './workspace-policy.ts'

/** The workspace's policy and plugin lock, as the data folder holds them. */
export interface WorkspaceState {
  readonly policy: TrustPolicy | null
  readonly entries: readonly PluginLockEntry[]
}

/**
 * Reads the workspace's policy and lock; what is there must be in order.
 * @throws TRUST_EXPOSED POLICY_INVALID LOCK_INVALID
 */
export function readState(files: WorkspaceFiles): WorkspaceState {
  const [policy, lock] = [readProtected(files.policy, 'write'), readProtected(files.pluginLock, 'write')]
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
