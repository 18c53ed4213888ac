import { dirname, join, relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import type { FileSystem } from './file-system.ts'

/** The .gitignore files that hold for a folder, the nearest one last; each speaks of paths below its own folder. */
export interface IgnoreRules {
  readonly isIgnored: (path: string, kind: 'folder' | 'file') => boolean
  /** The same, with what the .gitignore in this folder adds. */
  readonly enter: (folder: string) => IgnoreRules
}

interface Rule {
  readonly folder: string
  readonly ignore: Ignore
}

/** The rules at a folder: those of the folders above it too, up to the repository's, unless they leave out the folder itself. */
export function ignoreRules(fs: FileSystem, root: string): IgnoreRules {
  const above: Rule[] = []
  for (const folder of foldersAbove(fs, root)) above.push(...rulesIn(fs, folder))
  const outside = rulesOf(fs, above)
  return above.some((rule) => test(rule, root, 'folder') !== undefined) && outside.isIgnored(root, 'folder') ? rulesOf(fs, []) : outside
}

function rulesOf(fs: FileSystem, rules: readonly Rule[]): IgnoreRules {
  return {
    isIgnored: (path, kind) => {
      let isIgnored = false
      for (const rule of rules) isIgnored = test(rule, path, kind) ?? isIgnored
      return isIgnored
    },
    enter: (folder) => {
      const added = rulesIn(fs, folder)
      return added.length === 0 ? rulesOf(fs, rules) : rulesOf(fs, [...rules, ...added])
    },
  }
}

/** Applies one .gitignore to a path: ignored, expressly not ignored, or undefined where it says nothing. */
function test({ folder, ignore: matcher }: Rule, path: string, kind: 'folder' | 'file'): boolean | undefined {
  const below = relative(folder, path).replaceAll(sep, '/')
  if (below === '' || below.startsWith('..')) return undefined
  const { ignored, unignored } = matcher.test(kind === 'folder' ? `${below}/` : below)
  return ignored ? true : unignored ? false : undefined
}

function rulesIn(fs: FileSystem, folder: string): readonly Rule[] {
  try {
    return [{ folder, ignore: ignore().add(fs.readFileSync(join(folder, '.gitignore'), 'utf8')) }]
  } catch {
    return []
  }
}

/** From the repository's folder down to the one above; none where there is no repository. */
function foldersAbove(fs: FileSystem, root: string): readonly string[] {
  const folders: string[] = []
  if (isRepository(fs, root)) return []
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    folders.unshift(folder)
    if (isRepository(fs, folder)) return folders
    if (dirname(folder) === folder) return []
  }
}

function isRepository(fs: FileSystem, folder: string): boolean {
  try {
    fs.lstatSync(join(folder, '.git'))
    return true
  } catch {
    return false
  }
}
