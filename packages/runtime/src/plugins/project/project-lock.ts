import { existsSync, realpathSync } from 'node:fs'
import { formatPluginLock, parsePluginLock, type PluginLockEntry } from '@galley/trust'
import { fault } from '../../faults.ts'
import { judgeLock, readMemory, type LockMemory } from './memory.ts'
import { projectFiles, type ProjectFiles, type ProjectFolders } from './project-files.ts'
import { readIfThere } from './read-if-there.ts'

/** The plugins that a project has installed, as its lock says, with what this machine remembers of it. */
export interface ProjectLock {
  readonly files: ProjectFiles
  readonly entries: readonly PluginLockEntry[]
  /** Text of the lock as it lies there; that of an empty one when it is missing. */
  readonly text: string
  readonly memory: LockMemory
  /** `first` where this machine never wrote a lock for a project. */
  readonly state: ReturnType<typeof judgeLock>
}

/** Reads a project's lock and the memory of it. Judges nothing: see `checkLock`. Faults LOCK_INVALID, MEMORY_BROKEN. */
export function readProjectLock(folders: ProjectFolders): ProjectLock {
  const files = projectFiles(folders)
  const found = readIfThere(files.lock)
  const memory = readMemory(files.memory, projectName(folders.projectDir))
  const text = found ?? formatPluginLock([])
  const { plugins } = parsePluginLock(text)
  // A project without plugins needs no memory of having none.
  const state = found === null && memory.locks.length === 0 ? 'last' : judgeLock(text, memory)
  return { files, entries: plugins, text, memory, state }
}

/** Names a project by the real path of its folder, whichever link leads there. */
function projectName(dir: string): string {
  return existsSync(dir) ? realpathSync(dir) : dir
}

/** Refuses a lock that is not the one that was written here last. Faults LOCK_CHANGED, LOCK_REPLAYED. */
export function checkLock({ state, files }: ProjectLock): void {
  if (state === 'replayed') throw fault('LOCK_REPLAYED', { file: files.lock })
  if (state === 'first') throw fault('LOCK_CHANGED', { file: files.lock, how: 'was never verified on this machine' })
  if (state === 'changed') throw fault('LOCK_CHANGED', { file: files.lock, how: 'is not the lock that was written here last' })
}
