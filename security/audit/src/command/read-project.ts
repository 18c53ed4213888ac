import { resolve } from 'node:path'
import type { System } from '@galley/command-line'
import { readLockfiles, type LockfileReadings } from '../read-lockfiles.ts'

/** Finds and reads what an audit looks at, in folders, files and archives. Faults of `readLockfiles` in @galley/audit. */
export async function readProject(
  system: Pick<System, 'cwd' | 'fs'>,
  paths: readonly string[],
  policy: { readonly exclude: readonly string[]; readonly folder: string },
): Promise<LockfileReadings> {
  return readLockfiles({ fs: system.fs, cwd: system.cwd, paths, exclude: policy.exclude.map((path) => resolve(policy.folder, path)) })
}
