import { join } from 'node:path'
import type { VerifiedPlugin } from '@galley/kernel'
import type { PluginManifest } from '@galley/sdk'
import { storeFolderPath, verifyStored, type PluginLockEntry } from '@galley/trust'
import { fault } from '../../faults.ts'
import { comparePowers, grantedBy } from '../facts/compare-powers.ts'
import { powersOf } from '../facts/powers-of.ts'
import type { ProjectFolders } from '../project/project-files.ts'
import { checkLock, readProjectLock } from '../project/project-lock.ts'
import { readPolicy } from '../project/read-policy.ts'
import type { InstalledRef } from './list-installed.ts'

/** Path of the bundle's source map in the tarball. */
const sourceMapFile = 'package/dist/plugin.mjs.map'

/**
 * Verifies an installed plugin, at every load: the lock is the last one that was written here, the policy is that of this moment, the bytes
 * are those of the lock, and the manifest asks for no more than was approved. Nothing is kept between two loads.
 * Faults LOCK_CHANGED, LOCK_REPLAYED, LOCK_INVALID, MEMORY_BROKEN, POLICY_MISSING, POLICY_INVALID, PLUGIN_NOT_INSTALLED, PLUGIN_REPLACED,
 * GRANT_EXCEEDED and those of `verifyStored`.
 */
export function verifyInstalled(folders: ProjectFolders, { name, version }: InstalledRef, now: Date): VerifiedPlugin {
  const lock = readProjectLock(folders)
  checkLock(lock)
  const entry = lock.entries.find((one) => one.name === name)
  if (entry === undefined) throw fault('PLUGIN_NOT_INSTALLED', { name })
  if (entry.version !== version) throw fault('PLUGIN_REPLACED', { name, version, now: entry.version })
  const dir = join(lock.files.store, storeFolderPath(entry.tarball))
  const { author, reviewers, files, ...plugin } = verifyStored({ dir, lock: entry, policy: readPolicy(lock.files.policy), now })
  checkGrant(entry, plugin.manifest as PluginManifest)
  const map = files.get(sourceMapFile)
  return { ...plugin, author: author.id, reviewers, ...(map === undefined ? {} : { map }) }
}

function checkGrant({ name, grant }: PluginLockEntry, manifest: PluginManifest): void {
  const { added } = comparePowers(grantedBy(grant), powersOf(manifest))
  if (added.length > 0) throw fault('GRANT_EXCEEDED', { name, powers: added.join('; ') })
}
