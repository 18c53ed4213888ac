import type { ProjectFolders } from '../project/project-files.ts'
import { readProjectLock } from '../project/project-lock.ts'

/** A reference to an installed plugin as the kernel takes it. The lock is read again at every load, so that it holds no more than this. */
export interface InstalledRef {
  readonly kind: 'installed'
  readonly name: string
  readonly version: string
}

/** Refers to a plugin of the lock. */
export function installedRef({ name, version }: { readonly name: string; readonly version: string }): InstalledRef {
  return { kind: 'installed', name, version }
}

/**
 * Lists the plugins of a project's lock, whatever is wrong with each: that is found at its load. One that bears the name of a plugin of this
 * workspace is left out, and said. Faults LOCK_INVALID, MEMORY_BROKEN.
 */
export function listInstalled(
  folders: ProjectFolders,
  own: readonly { readonly name: string }[],
  say: (line: string) => void,
): readonly InstalledRef[] {
  const names = new Set(own.map(({ name }) => name))
  const { entries } = readProjectLock(folders)
  for (const { name } of entries.filter((entry) => names.has(entry.name)))
    say(`left out the installed plugin ${name}: a plugin of this workspace has that name`)
  return entries.filter(({ name }) => !names.has(name)).map(installedRef)
}
