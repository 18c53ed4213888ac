import { join, resolve, sep } from 'node:path'
import { saySystemError } from '@galley/fault'
import type { FileSystem } from './discover/file-system.ts'
import { readTarball } from './discover/read-tarball.ts'
import { findUnlocked } from './discover/find-unlocked.ts'
import { walkFolder, type WalkedFile } from './discover/walk-folder.ts'
import type { FormatId } from './formats/lockfile-format.ts'
import { fault } from './faults.ts'
import { maxLockfileBytes } from './read-lockfile.ts'
import { isWorkflowPath } from './workflow-file.ts'

/** A file to be read. `bytes` in memory where it lies in a tarball; `problem` where it could not be read. */
export interface FoundFile {
  readonly path: string
  readonly bytes?: Uint8Array
  readonly problem?: string
  /** A candidate was found by a name that does not decide, a manifest has no lockfile: only what they hold tells whether they count. */
  readonly kind?: WalkedFile['kind']
  /** Its format, where the file that takes it in says so. */
  readonly format?: FormatId
}

/** The scope of a search. `paths` are taken from `cwd`; `exclude` are absolute. */
export interface Search {
  readonly fs: FileSystem
  readonly cwd: string
  readonly paths: readonly string[]
  readonly exclude: readonly string[]
}

/** Bytes of a compressed package; a larger one is not unpacked. */
const maxTarballBytes = 128 * 1024 * 1024

/**
 * Finds every lockfile that the paths lead to: a folder's, below it; a file, whatever its name; a package's tarball, inside it.
 * Manifests that no lockfile covers are found too, and the workflows of GitHub Actions. A path in two of them is found once.
 * Throws AUDIT_PATH_UNREADABLE for a path that does not exist or may not be read.
 */
export async function discover({ fs, cwd, paths, exclude }: Search): Promise<readonly FoundFile[]> {
  const isExcluded = isBelow(exclude)
  const found: FoundFile[] = []
  for (const given of paths) {
    const path = resolve(cwd, given)
    const { isFolder, size } = statOf(fs, path, given)
    if (isFolder) found.push(...inFolder(fs, path, isExcluded))
    else if (/\.(?:tgz|tar\.gz|tar)$/i.test(path)) found.push(...(await inTarball(fs, path, size)))
    else found.push(isWorkflowPath(path) ? { path, kind: 'workflow' } : { path })
  }
  return [...new Map(found.map((file) => [file.path, file])).values()]
}

/** True for one of the paths, and for what lies below one. */
export function isBelow(paths: readonly string[]): (path: string) => boolean {
  return (path) => paths.some((one) => path === one || path.startsWith(one.endsWith(sep) ? one : one + sep))
}

function statOf(fs: FileSystem, path: string, given: string): { readonly isFolder: boolean; readonly size: number } {
  try {
    const stat = fs.statSync(path)
    if (!stat.isDirectory() && !stat.isFile()) throw new Error('it is neither a file nor a folder')
    return { isFolder: stat.isDirectory(), size: stat.size }
  } catch (error) {
    throw fault('AUDIT_PATH_UNREADABLE', { path: given, what: saySystemError(error) }, { cause: error })
  }
}

function inFolder(fs: FileSystem, folder: string, isExcluded: (path: string) => boolean): readonly FoundFile[] {
  const found = walkFolder(fs, folder, isExcluded)
  const unlocked = findUnlocked(found)
  const wanted = found.filter((file) => file.kind !== 'manifest' || unlocked.includes(file))
  // Alone, a package.json counts though it asks for nothing: that is what there is to say about it.
  const [only, ...others] = wanted.filter(({ kind }) => kind !== 'workflow')
  const isAlone = others.length === 0 && only?.path === join(folder, 'package.json')
  return isAlone ? wanted.map((file) => (file === only ? { path: file.path } : file)) : wanted
}

async function inTarball(fs: FileSystem, path: string, size: number): Promise<readonly FoundFile[]> {
  if (size > maxTarballBytes)
    return [{ path, problem: `this tarball is too large to be unpacked: ${size} bytes, and ${maxTarballBytes} are the limit` }]
  try {
    const { members, bundled } = await readTarball(fs.readFileSync(path))
    const inside: FoundFile[] = members.map((member) => ({ path: `${path}/${member.path}`, bytes: member.bytes }))
    const names = bundled.slice(0, 5).join(', ')
    if (bundled.length > 0) inside.unshift({ path, problem: `it brings ${bundled.length} packages along that no lock names: ${names}` })
    return inside.length > 0 ? inside : [{ path, problem: 'this tarball holds neither a lockfile nor a package.json' }]
  } catch (error) {
    return [{ path, problem: `this tarball cannot be unpacked: ${saySystemError(error)}` }]
  }
}

/** Reads a found file, but not what is larger than any lockfile; a text in place of bytes says why not. */
export function readFound(fs: FileSystem, file: FoundFile): Uint8Array | string {
  if (file.problem !== undefined) return file.problem
  if (file.bytes !== undefined) return file.bytes
  try {
    const { size } = fs.statSync(file.path)
    if (size > maxLockfileBytes) return `this file is too large to be read: ${size} bytes, and ${maxLockfileBytes} are the limit`
    return fs.readFileSync(file.path)
  } catch (error) {
    return `this file cannot be read: ${saySystemError(error)}`
  }
}
