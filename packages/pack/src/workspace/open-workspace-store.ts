import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SchemaChecker } from '@galley/sdk'
import pLimit from 'p-limit'
import {
  formatPluginLock,
  formatTrustPolicy,
  openKeyFile,
  storeFolderPath,
  type BuiltPluginEntry,
  type Signer,
  type TrustPolicy,
} from '@galley/trust'
import { fault } from '../faults.ts'
import { packPlugin } from '../pack-plugin.ts'
import type { PluginSource } from '../read-plugin.ts'
import { readSbomLock, type SbomLock } from '../sbom-lock.ts'
import { signPacked } from '../sign-packed.ts'
import { createSbomTool, type SbomPrograms, type SbomTool } from '../sbom-tool.ts'
import { readSources, type HashedPlugin, type WorkspaceSources } from './read-sources.ts'
import { refuse, type RefusedPlugin } from './refused-plugin.ts'
import { readIfExists, workspaceFiles, writeWhole } from './workspace-files.ts'
import { workspacePolicy } from './workspace-policy.ts'
import { dueForPacking, isCurrent, readState, type WorkspaceState } from './workspace-state.ts'
import { writeStored } from './write-stored.ts'

/** Plugins packed at a time: while some wait for the SBOM tool, others are bundled. */
const maxPacking = 4

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

/** A reference to a plugin as the kernel takes it: built here, or brought along by an installed Galley, with its folder and the lock entry that it must match. */
export interface StoredPlugin {
  readonly kind: 'workspace' | 'release'
  readonly name: string
  readonly version: string
  readonly dir: string
  readonly lock: BuiltPluginEntry
}

/** The workspace's plugins, packed, signed and stored. Nothing in it is verified yet: that is done at load, every time. */
export interface WorkspaceStore {
  /** By name. */
  readonly plugins: readonly StoredPlugin[]
  /** Those that could not be read or packed, by name; they keep no other from being used. */
  readonly refused: readonly RefusedPlugin[]
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
 * source, and says so. A plugin that cannot be read or packed is refused alone. When nothing changed it reads and hashes, a few
 * milliseconds.
 * @throws TRUST_EXPOSED POLICY_INVALID LOCK_INVALID
 */
export async function openWorkspaceStore(options: WorkspaceOptions): Promise<WorkspaceStore> {
  const read = readSources(options.plugins, options.npmCli)
  const files = workspaceFiles(options.dataDir)
  const repack = async (name: string): Promise<StoredPlugin> => {
    const now = await options.exclusively(files.packingLock, () => pack(options, readSources(options.plugins, options.npmCli), name))
    const refused = now.refused.find((plugin) => plugin.name === name)
    if (refused !== undefined) throw refused.refusal
    const found = stored(options, now.entries).find(({ lock }) => lock.name === name)
    if (found === undefined) throw fault('WORKSPACE_PLUGIN_UNKNOWN', { name })
    return found
  }
  const state = readState(files)
  const isReady = state.policy !== null && isCurrent(state, read.sources) && existsSync(files.key)
  const { policy, entries, packed, refused } =
    isReady && state.policy !== null
      ? { policy: state.policy, entries: state.entries, packed: [], refused: read.refused }
      : await options.exclusively(files.packingLock, () => pack(options, read))
  for (const { name, refusal } of refused) options.say(`left out ${name}: ${refusal.message} [${refusal.code}]`)
  return { plugins: stored(options, entries), refused, policy, packed, repack }
}

/** State of the workspace after packing. */
interface Packed extends WorkspaceState {
  readonly policy: TrustPolicy
  readonly packed: readonly string[]
  readonly refused: readonly RefusedPlugin[]
}

async function pack(options: WorkspaceOptions, { sources, refused }: WorkspaceSources, again?: string): Promise<Packed> {
  const files = workspaceFiles(options.dataDir)
  // Read under the lock: somebody else may have packed while we waited.
  const before = readState(files)
  const signer = openKeyFile(files.key)
  const names = sources.map(({ plugin }) => plugin.name)
  const policy = workspacePolicy(signer, names, options.clock(), before.policy)
  const text = formatTrustPolicy(policy)
  if (text !== readIfExists(files.policy)) writeWhole(files.policy, text)
  const forced = sources.filter(({ plugin }) => plugin.name === again).map((source) => [source, 'it was asked for'] as const)
  const due = again === undefined ? dueForPacking({ policy, entries: before.entries }, sources) : forced
  const outcomes = await packAll(options, signer, due)
  const fresh = outcomes.flatMap((outcome) => ('refusal' in outcome ? [] : [outcome]))
  const failed = outcomes.filter((outcome) => 'refusal' in outcome)
  const made = new Set(fresh.map(({ name }) => name))
  // The pack of an earlier source does not stand in for one that cannot be packed.
  const replaced = new Set(outcomes.map(({ name }) => name))
  const kept = before.entries.filter(({ name }) => names.includes(name) && !replaced.has(name))
  const entries = [...kept, ...fresh].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const lock = formatPluginLock(entries)
  if (lock !== readIfExists(files.pluginLock)) writeWhole(files.pluginLock, lock)
  return { policy, entries, packed: [...made].sort(), refused: [...refused, ...failed] }
}

/** Packs what is due; answers, in its order, the lock entry of each or its refusal. */
async function packAll(
  options: WorkspaceOptions,
  signer: Signer,
  due: ReturnType<typeof dueForPacking>,
): Promise<readonly (BuiltPluginEntry | RefusedPlugin)[]> {
  if (due.length > 1) options.say(`packing ${due.length} plugins …`)
  const limit = pLimit(maxPacking)
  const sbomTool =
    options.sbomTool ??
    createSbomTool(
      options,
      due.flatMap(([{ plugin }]) => lockOf(plugin)),
    )
  const { store } = workspaceFiles(options.dataDir)
  const packOne = async ({ plugin, hash }: HashedPlugin, why: string): Promise<BuiltPluginEntry | RefusedPlugin> => {
    try {
      const packed = signPacked(await packPlugin({ ...options, dir: plugin.dir, sbomTool, sourceHash: hash }), signer)
      writeStored(store, packed)
      options.say(`packed ${packed.name} ${packed.version} (${why})`)
      return packed.entry
    } catch (error) {
      return refuse(plugin, error)
    }
  }
  return Promise.all(due.map(([source, why]) => limit(() => packOne(source, why))))
}

/** The lock of a plugin of this workspace; none where it cannot be read, which its own packing tells. */
function lockOf(plugin: PluginSource): readonly SbomLock[] {
  try {
    return [readSbomLock(plugin)]
  } catch {
    return []
  }
}

function stored(options: WorkspaceOptions, entries: readonly BuiltPluginEntry[]): readonly StoredPlugin[] {
  const { store } = workspaceFiles(options.dataDir)
  return entries.map((lock) => {
    const { name, version, tarball } = lock
    return { kind: 'workspace', name, version, dir: join(store, storeFolderPath(tarball)), lock }
  })
}
