import { join } from 'node:path'
import type { FileSystem } from './file-system.ts'
import { type IgnoreRules, ignoreRules } from './ignore-rules.ts'
import { classifyName } from './classify-name.ts'

/** A file that a folder's walk found. */
export interface WalkedFile {
  readonly path: string
  /** A candidate's name does not decide: only its content does. */
  readonly kind: 'lockfile' | 'candidate' | 'manifest' | 'workflow'
  /** The reason why the walk could not look here. */
  readonly problem?: string
}

/** Never the project's own: what is installed, what version control keeps. */
const installed = new Set(['node_modules', '.git', '.hg', '.svn', '__pycache__', 'site-packages', '.yarn', '.pnpm-store'])

/**
 * Finds the lockfiles and manifests below a folder, in order of their paths. What is installed, ignored or excluded is left out. A link to a folder is
 * not followed: where it leads is walked by itself, or is not below; that also ends every loop. A link to a file is read once.
 */
export function walkFolder(fs: FileSystem, root: string, exclude: (path: string) => boolean): readonly WalkedFile[] {
  const found: WalkedFile[] = []
  const seen = new Set<string>()
  const open: { readonly folder: string; readonly rules: IgnoreRules }[] = [{ folder: root, rules: ignoreRules(fs, root) }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { folder } = at
    const entries = listed(fs, folder)
    if (typeof entries === 'string') {
      found.push({ path: folder, kind: 'lockfile', problem: `this folder cannot be read: ${entries}` })
      continue
    }
    if (entries.some((entry) => entry.name === 'pyvenv.cfg')) continue
    const rules = at.rules.enter(folder)
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (exclude(path)) continue
      if (entry.isDirectory()) {
        if (!installed.has(entry.name) && !rules.isIgnored(path, 'folder')) open.push({ folder: path, rules })
        continue
      }
      const kind = classifyName(path)
      if (kind !== 'other' && !rules.isIgnored(path, 'file') && isNew(fs, path, seen)) found.push({ path, kind })
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function listed(fs: FileSystem, folder: string): ReturnType<typeof list> | string {
  try {
    return list(fs, folder)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function list(fs: FileSystem, folder: string): readonly { readonly name: string; isDirectory(): boolean }[] {
  return fs.readdirSync(folder, { withFileTypes: true })
}

function isNew(fs: FileSystem, path: string, seen: Set<string>): boolean {
  try {
    const real = fs.realpathSync(path)
    if (seen.has(real) || !fs.statSync(real).isFile()) return false
    seen.add(real)
  } catch {
    // A link that leads nowhere is met again when it is read, and said there.
  }
  return true
}
