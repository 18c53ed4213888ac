import { join, relative, sep } from 'node:path'
import type { FileSystem } from '@galley/audit'
import type { Tree } from './read-tree.ts'
import type { Blob } from './read-blobs.ts'

/** Files of a revision as a file system that nothing else is in, and the objects that it was asked for and does not hold yet. */
export interface TreeFiles {
  readonly fs: FileSystem
  /** Objects that were asked for, since the last call. */
  readonly takeWanted: () => readonly string[]
  readonly put: (object: string, blob: Blob) => void
}

/**
 * Makes a file system of a revision's tree at the place of its work tree. What was not fetched yet reads as empty and is noted: the reader reads
 * again when it is there.
 */
export function treeFiles(root: string, tree: Tree): TreeFiles {
  const held = new Map<string, Blob>()
  const wanted = new Set<string>()
  const folders = foldersOf(tree)
  const nameOf = (path: unknown): string => relative(root, String(path)).split(sep).join('/')
  const missing = (name: string): Error => Object.assign(new Error(`ENOENT: there is no ${name}`), { code: 'ENOENT' })
  const bytesOf = (name: string): Uint8Array => {
    const object = tree.get(name)
    if (object === undefined) throw missing(name)
    const blob = held.get(object)
    if (blob === undefined) wanted.add(object)
    else if ('problem' in blob) throw new Error(blob.problem)
    return blob ?? new Uint8Array()
  }
  const stat = (path: unknown): object => {
    const name = nameOf(path)
    const isFolder = folders.has(name)
    if (!isFolder && !tree.has(name)) throw missing(name)
    return { isDirectory: () => isFolder, isFile: () => !isFolder, isSymbolicLink: () => false, size: 0 }
  }
  const functions: { readonly [Name in keyof FileSystem]: unknown } = {
    readFileSync: (path: unknown, options?: unknown) => {
      const bytes = Buffer.from(bytesOf(nameOf(path)))
      return options === undefined ? bytes : bytes.toString('utf8')
    },
    readdirSync: (path: unknown, options?: unknown) => {
      const name = nameOf(path)
      const entries = folders.get(name)
      if (entries === undefined) throw missing(name)
      return [...entries].map((entry) => (options === undefined ? entry : Object.assign(stat(join(String(path), entry)), { name: entry })))
    },
    statSync: stat,
    lstatSync: stat,
    // There are no links: every path is its own.
    realpathSync: String,
  }
  return {
    fs: functions as FileSystem,
    takeWanted: () => {
      const taken = [...wanted]
      wanted.clear()
      return taken
    },
    put: (object, blob) => void held.set(object, blob),
  }
}

/** The names in each folder of a tree; `''` is its root. */
function foldersOf(tree: Tree): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>([['', new Set()]])
  for (const path of tree.keys()) {
    const parts = path.split('/')
    for (const depth of parts.keys()) {
      const folder = parts.slice(0, depth).join('/')
      const entries = folders.get(folder) ?? new Set<string>()
      folders.set(folder, entries.add(parts[depth] ?? ''))
    }
  }
  return folders
}
