import { posix } from 'node:path'
import type { ReadSibling } from './parsed-lockfile.ts'

/** Folders that a search for members looks into: a pattern such as `**` must not walk a disk. */
const maxFolders = 20_000

/**
 * Finds the folders of a project's workspace members, in order: those that a pattern names (`packages/*`, `libs/**`, `!libs/old`; a later
 * pattern decides over an earlier one) and that hold `manifest`. Installed packages and hidden folders are none. Empty where nothing can
 * be listed and no pattern is a plain path.
 */
export function findMembers(patterns: readonly string[], files: ReadSibling, manifest: string): readonly string[] {
  const found = new Set<string>()
  let looked = 0
  const list = (folder: string): readonly string[] =>
    looked++ < maxFolders ? (files.list?.(folder) ?? []).filter((name) => name !== 'node_modules' && !name.startsWith('.')) : []
  const expand = (folder: string, [segment, ...rest]: readonly string[]): readonly string[] => {
    if (segment === undefined) return [folder]
    if (segment === '**')
      return [...expand(folder, rest), ...list(folder).flatMap((name) => expand(posix.join(folder, name), ['**', ...rest]))]
    if (!/[*?[{]/.test(segment)) return expand(posix.join(folder, segment), rest)
    return list(folder)
      .filter((name) => posix.matchesGlob(name, segment))
      .flatMap((name) => expand(posix.join(folder, name), rest))
  }
  for (const pattern of patterns) {
    const plain = posix.normalize(pattern.replace(/^!/, '')).replace(/^\.?\/|\/$/g, '')
    if (pattern.startsWith('!')) {
      for (const folder of found) if (posix.matchesGlob(folder, plain)) found.delete(folder)
    } else for (const folder of expand('.', plain.split('/'))) if (files(posix.join(folder, manifest)) !== null) found.add(folder)
  }
  found.delete('.')
  return [...found].toSorted()
}
