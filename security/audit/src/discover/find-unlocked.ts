import { basename, dirname, sep } from 'node:path'
import type { WalkedFile } from './walk-folder.ts'

const npmLocks = /^(?:package-lock|npm-shrinkwrap|vlt-lock)\.json$|^(?:pnpm-lock|shrinkwrap)\.yaml$|^(?:yarn|bun|deno)\.lock$|^bun\.lockb$/
const ryeLocks = /^requirements[^/]*\.lock$/
const materials = /(?:bom|cdx|spdx)[^/]*\.json$/i

/**
 * Finds the manifests that no lockfile covers: none of their ecosystem lies in their folder, or in one above it, up to the folder that was
 * searched. What they ask for is resolved anew at every install, and nobody has audited it.
 */
export function findUnlocked(found: readonly WalkedFile[]): readonly WalkedFile[] {
  const foldersOf = (isOne: (name: string, kind: WalkedFile['kind']) => boolean): readonly string[] =>
    found.filter(({ path, kind }) => isOne(basename(path), kind)).map(({ path }) => folderOf(path))
  const npm = foldersOf((name) => npmLocks.test(name) || materials.test(name))
  const python = foldersOf((name, kind) => materials.test(name) || (kind === 'lockfile' ? !npmLocks.test(name) : ryeLocks.test(name)))
  return found.filter(({ path, kind }) => {
    const folders = basename(path) === 'package.json' ? npm : python
    return kind === 'manifest' && !folders.some((folder) => dirname(path) === folder || dirname(path).startsWith(folder + sep))
  })
}

/** The folder that a lockfile speaks of: `requirements/` is a drawer of the one above. */
function folderOf(path: string): string {
  const folder = dirname(path)
  return basename(folder) === 'requirements' ? dirname(folder) : folder
}
