import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { formatPluginLock, storeFolderPath, type PluginLockEntry } from '@galley/trust'
import { remember } from './memory.ts'
import type { ProjectLock } from './project-lock.ts'
import { writeWhole } from './write-whole.ts'

/**
 * Writes a project's lock, and remembers it first: a process that ends between the two leaves a lock that is refused until somebody looks,
 * never one that nobody knows of and that is loaded. Then what only the lock of before held leaves the store, unless another project may
 * hold it.
 */
export function writeLock({ files, memory, entries: before }: ProjectLock, entries: readonly PluginLockEntry[]): void {
  const text = formatPluginLock(entries)
  remember(files.memory, memory, text, entries)
  writeWhole(files.lock, text, 'shared')
  if (!memory.isAlone) return
  const kept = new Set(entries.map(({ tarball }) => tarball))
  for (const { tarball } of before)
    if (!kept.has(tarball)) rmSync(join(files.store, storeFolderPath(tarball)), { recursive: true, force: true })
}
