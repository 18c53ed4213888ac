import { isAbsolute, resolve } from 'node:path'
import type { System } from '@galley/command-line'
import { readLockfiles, type LockfileReading, type ReviewRequest } from '@galley/audit'
import { fault } from '../faults.ts'
import { pairLockfiles, type PairedStates } from './pair-lockfiles.ts'
import { readRevision } from './read-revision.ts'

/**
 * Reads the earlier state and puts its lockfiles to those of now: a file that has this name, else a revision of the repository.
 * @throws SINCE_UNKNOWN SINCE_UNREADABLE SINCE_SEVERAL
 */
export async function readEarlier(
  system: Pick<System, 'fs' | 'spawn' | 'env' | 'cwd'>,
  request: Pick<ReviewRequest, 'since' | 'source' | 'paths' | 'exclude' | 'signal'>,
): Promise<PairedStates> {
  const { since, source } = request
  const file = resolve(system.cwd, since)
  const isFile = since !== '' && !since.startsWith('-') && system.fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true
  if (!isFile) return pairLockfiles((await readRevision(system, request))?.files ?? [], source.files)
  const before = await readLockfiles({ fs: system.fs, cwd: system.cwd, paths: [isAbsolute(since) ? since : file], exclude: [] })
  return pairWithFile(since, before.files, source.files)
}

/** One file is the earlier state of one lockfile, whatever the two are called. */
function pairWithFile(since: string, before: readonly LockfileReading[], after: readonly LockfileReading[]): PairedStates {
  const [one, ...others] = after
  if (one !== undefined && others.length === 0) return { pairs: [{ before: before[0] ?? null, after: one }], gone: [] }
  const paired = pairLockfiles(before, after)
  if (paired.pairs.every((pair) => pair.before !== null)) return paired
  throw fault('SINCE_SEVERAL', {
    file: since,
    count: after.length,
    files: after
      .map(({ path }) => path)
      .slice(0, 5)
      .join(', '),
  })
}
