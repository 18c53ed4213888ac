import { relative } from 'node:path'
import type { Fault } from '@galley/fault'
import { fault } from './faults.ts'

/** Codes of errno(3), as Node names them, in words. */
const problems: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on its disk',
  EDQUOT: 'the quota of this user is used up',
  EROFS: 'its file system is read-only',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  ENOENT: 'there is no such place',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'there is a file of that name',
}

/** Says in words what the file system answered. */
export function problemOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  return problems[code] ?? message
}

/** Turns the file system's refusal of a write to the data folder into DATA_FOLDER_FULL or DATA_FOLDER_READ_ONLY; null for any other error. */
export function dataFolderFault(dir: string, error: unknown): Fault | null {
  const { code, path = dir } = (error ?? {}) as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return fault('DATA_FOLDER_FULL', { dir, problem: problemOf(error) }, { cause: error })
  const isRefused = code === 'EROFS' || code === 'EACCES' || code === 'EPERM'
  if (!isRefused || relative(dir, path).startsWith('..')) return null
  return fault('DATA_FOLDER_READ_ONLY', { dir, problem: problemOf(error) }, { cause: error })
}
