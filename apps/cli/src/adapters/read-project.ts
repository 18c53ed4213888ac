import fs from 'node:fs'
import { resolve } from 'node:path'
import { readLockfiles, type LockfileReadings } from '@galley/audit'
import type { System } from '../system.ts'

/** Finds and reads what an audit looks at, in folders, files and archives. Faults of `readLockfiles` in @galley/audit. */
export async function readProject(
  system: Pick<System, 'cwd'>,
  paths: readonly string[],
  policy: { readonly exclude: readonly string[]; readonly folder: string },
): Promise<LockfileReadings> {
  return readLockfiles({ fs, cwd: system.cwd, paths, exclude: policy.exclude.map((path) => resolve(policy.folder, path)) })
}
