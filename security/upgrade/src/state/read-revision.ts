import { dirname, join, resolve } from 'node:path'
import type { System } from '@galley/command-line'
import { readLockfiles, type LockfileReadings } from '@galley/audit'
import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'
import type { GitPlace } from './ask-git.ts'
import { readBlobs } from './read-blobs.ts'
import { readTree } from './read-tree.ts'
import { treeFiles } from './tree-files.ts'

/** A revision of the repository that holds what is audited. */
export interface RevisionRequest {
  readonly since: string
  /** Path that was audited, as it was named. */
  readonly paths: readonly string[]
  /** Absolute paths that are no part of the audit. */
  readonly exclude: readonly string[]
  readonly signal: AbortSignal
}

/** Rounds of reading: the lockfiles, what they take in, what those take in. No project needs so many. */
const maxRounds = 12

/**
 * Reads the lockfiles of a revision at the same places as those of the work tree, with the manifests beside them. Null where there was none.
 * Nothing of the repository is run, and nothing is written.
 * @throws SINCE_UNKNOWN SINCE_UNREADABLE
 */
export async function readRevision(
  { fs, spawn, env, cwd }: Pick<System, 'fs' | 'spawn' | 'env' | 'cwd'>,
  { since, paths, exclude, signal }: RevisionRequest,
): Promise<LockfileReadings | null> {
  const here = fs.realpathSync(cwd)
  const named = paths.map((path) => resolve(here, path)).map((path) => (fs.existsSync(path) ? fs.realpathSync(path) : path))
  const root = rootOf(fs, named[0] ?? here)
  if (root === null) throw fault('SINCE_UNKNOWN', { since, why: 'no file has this name, and what is audited lies in no git repository' })
  const git: GitPlace = { spawn, env, folder: root, signal }
  const files = treeFiles(root, await readTree(git, since))
  const present = named.filter((path) => isThere(files.fs, path))
  if (present.length === 0) return null
  for (let round = 0; ; round += 1) {
    const read = await readOrNothing({ fs: files.fs, cwd: here, paths: present, exclude })
    const wanted = files.takeWanted()
    if (wanted.length === 0) return read
    if (round === maxRounds) throw fault('SINCE_UNREADABLE', { since, why: 'its lockfiles take in one another without an end' })
    for (const [object, blob] of await readBlobs(git, wanted)) files.put(object, blob)
  }
}

async function readOrNothing(search: Parameters<typeof readLockfiles>[0]): Promise<LockfileReadings | null> {
  try {
    return await readLockfiles(search)
  } catch (error) {
    if (isFault(error) && error.code === 'AUDIT_NOTHING_FOUND') return null
    throw error
  }
}

function isThere(fs: Parameters<typeof readLockfiles>[0]['fs'], path: string): boolean {
  try {
    fs.statSync(path)
    return true
  } catch {
    return false
  }
}

/** The work tree that holds a path; null where there is none. */
function rootOf(fs: System['fs'], path: string): string | null {
  if (fs.existsSync(join(path, '.git'))) return path
  return dirname(path) === path ? null : rootOf(fs, dirname(path))
}
