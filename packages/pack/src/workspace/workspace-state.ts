import { parseTrustPolicy, parseWorkspaceLock, readProtected, type BuiltPluginEntry, type TrustPolicy } from '@galley/trust'
import type { HashedPlugin } from './read-sources.ts'
import type { WorkspaceFiles } from './workspace-files.ts'
import { workspaceSigner } from './workspace-policy.ts'

/** The workspace's policy and plugin lock, as the data folder holds them. */
export interface WorkspaceState {
  readonly policy: TrustPolicy | null
  readonly entries: readonly BuiltPluginEntry[]
}

/**
 * Reads the workspace's policy and lock; what is there must be in order. Those of an earlier Galley (version 1) count as absent: they are
 * made anew, and everything is packed again.
 * @throws TRUST_EXPOSED POLICY_INVALID LOCK_INVALID
 */
export function readState(files: WorkspaceFiles): WorkspaceState {
  const [policy, lock] = [readCurrent(files.policy), readCurrent(files.pluginLock)]
  return { policy: policy === null ? null : parseTrustPolicy(policy), entries: lock === null ? [] : parseWorkspaceLock(lock).plugins }
}

function readCurrent(file: string): string | null {
  const text = readProtected(file, 'write')
  return text !== null && /^\{\s*"version": ?1,/.test(text) ? null : text
}

/** Lists the plugins that must be packed, with the reason. A damaged store is no reason: that is found, and refused, at load. */
export function dueForPacking(
  state: WorkspaceState,
  sources: readonly HashedPlugin[],
): readonly (readonly [source: HashedPlugin, why: string])[] {
  const key = state.policy?.signers[workspaceSigner]?.keys[0]?.spkiSha256
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
