import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SchemaChecker } from '@galley/sdk'
import pLimit from 'p-limit'
import { formatPluginLock, storeFolderPath, type PluginLockEntry, type TrustPolicy } from '@galley/trust'
import { fault } from '../faults.ts'
import { packPlugin, type PackedPlugin } from '../pack-plugin.ts'
import { createSbomTool, type SbomPrograms, type SbomTool } from '../sbom-tool.ts'
import { readIfExists, workspaceFiles, writeWhole } from './workspace-files.ts'
import { workspaceKey } from './workspace-key.ts'
import { policyText, workspacePolicy } from './workspace-policy.ts'
import { dueForPacking, isCurrent, readSources, readState, type HashedPlugin, type WorkspaceState } from './workspace-state.ts'
import { writeStored } from './write-stored.ts'

/** Plugins packed at a time. */
const maxPacking = 2

/** Options of a workspace's store. */
export interface WorkspaceOptions extends SbomPrograms {
  readonly dataDir: string
  /** The plugins' source folders. */
  readonly plugins: readonly string[]
  /** Makes the SBOMs; one of its own when none is given. */
  readonly sbomTool?: SbomTool
  /** Runs a task while no other process (or caller) runs one under the same file. */
  readonly exclusively: <T>(file: string, task: () => Promise<T>) => Promise<T>
  readonly clock: () => Date
  /** Checks the manifests. */
  readonly checkSchema: SchemaChecker
  /** Receives, a line at a time, the packed plugins and the reasons. */
  readonly say: (line: string) => void
}

/** A reference to a plugin as the kernel takes it: built here, with its folder and the lock entry that it must match. */
export interface StoredPlugin {
  readonly kind: 'workspace'
  readonly name: string
  readonly version: string
  readonly dir: string
  readonly lock: PluginLockEntry
}

/** The workspace's plugins, packed, signed and stored. Nothing in it is verified yet: that is done at load, every time. */
export interface WorkspaceStore {
  /** By name. */
  readonly plugins: readonly StoredPlugin[]
  readonly policy: TrustPolicy
  /** The names that this opening packed. */
  readonly packed: readonly string[]
  /**
   * Packs a plugin again whatever its state: the way out of a damaged store, which is refused at load and never healed
   * in silence. Answers its new place.
   * @throws WORKSPACE_PLUGIN_UNKNOWN and what packing throws
   */
  readonly repack: (name: string) => Promise<StoredPlugin>
}

/**
 * Opens the store of a workspace: makes its key, policy and lock at the first start, packs what has no pack of its present
 * source, and says so. When nothing changed it reads and hashes, a few milliseconds.
 * @throws MANIFEST_INVALID PLUGIN_TWICE POLICY_INVALID LOCK_INVALID and what packing throws
 */
export async function openWorkspaceStore(options: WorkspaceOptions): Promise<WorkspaceStore> {
  const sources = readSources(options.plugins, options.npmCli)
  const files = workspaceFiles(options.dataDir)
  const repack = async (name: string): Promise<StoredPlugin> => {
    if (!sources.some(({ plugin }) => plugin.name === name)) throw fault('WORKSPACE_PLUGIN_UNKNOWN', { name })
    const now = await options.exclusively(files.packingLock, () => pack(options, readSources(options.plugins, options.npmCli), name))
    const found = stored(options, now.entries).find(({ lock }) => lock.name === name)
    if (found === undefined) throw fault('WORKSPACE_PLUGIN_UNKNOWN', { name })
    return found
  }
  const state = readState(files)
  if (state.policy !== null && isCurrent(state, sources) && existsSync(files.key))
    return { plugins: stored(options, state.entries), policy: state.policy, packed: [], repack }
  const done = await options.exclusively(files.packingLock, () => pack(options, sources))
  return { plugins: stored(options, done.entries), policy: done.policy, packed: done.packed, repack }
}

async function pack(
  options: WorkspaceOptions,
  sources: readonly HashedPlugin[],
  again?: string,
): Promise<WorkspaceState & { policy: TrustPolicy; packed: readonly string[] }> {
  const files = workspaceFiles(options.dataDir)
  // Read under the lock: somebody else may have packed while we waited.
  const before = readState(files)
  const signer = workspaceKey(files.key)
  const names = sources.map(({ plugin }) => plugin.name)
  const policy = workspacePolicy(signer, names, options.clock(), before.policy)
  if (policyText(policy) !== readIfExists(files.policy)) writeWhole(files.policy, policyText(policy))
  const forced = sources.filter(({ plugin }) => plugin.name === again).map((source) => [source, 'it was asked for'] as const)
  const due = again === undefined ? dueForPacking({ policy, entries: before.entries }, sources) : forced
  if (due.length > 1) options.say(`packing ${due.length} plugins …`)
  const limit = pLimit(maxPacking)
  const sbomTool = options.sbomTool ?? createSbomTool(options)
  const outcomes = await Promise.allSettled(
    due.map(([{ plugin, hash }, why]) =>
      limit(async (): Promise<PackedPlugin> => {
        const packed = await packPlugin({ ...options, dir: plugin.dir, signer, sbomTool, sourceHash: hash })
        writeStored(files.store, packed)
        options.say(`packed ${packed.name} ${packed.version} (${why})`)
        return packed
      }),
    ),
  )
  const fresh = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.entry] : []))
  const made = new Set(fresh.map(({ name }) => name))
  const entries = [...before.entries.filter(({ name }) => names.includes(name) && !made.has(name)), ...fresh].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  // Written last, and also when one of them failed: the others need not be packed again.
  writeWhole(files.pluginLock, formatPluginLock(entries))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  return { policy, entries, packed: [...made].sort() }
}

function stored(options: WorkspaceOptions, entries: readonly PluginLockEntry[]): readonly StoredPlugin[] {
  const { store } = workspaceFiles(options.dataDir)
  return entries.map((lock) => {
    const { name, version, tarball } = lock
    return { kind: 'workspace', name, version, dir: join(store, storeFolderPath(tarball)), lock }
  })
}
