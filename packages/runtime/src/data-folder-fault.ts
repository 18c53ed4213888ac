import { relative } from 'node:path'
import { saySystemError, type Fault } from '@galley/fault'
import { fault } from './faults.ts'

/** Turns the file system's refusal of a write to the data folder into DATA_FOLDER_FULL or DATA_FOLDER_READ_ONLY; null for any other error. */
export function dataFolderFault(dir: string, error: unknown): Fault | null {
  const { code, path = dir } = (error ?? {}) as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return fault('DATA_FOLDER_FULL', { dir, problem: saySystemError(error) }, { cause: error })
  const isRefused = code === 'EROFS' || code === 'EACCES' || code === 'EPERM'
  if (!isRefused || relative(dir, path).startsWith('..')) return null
  return fault('DATA_FOLDER_READ_ONLY', { dir, problem: saySystemError(error) }, { cause: error })
}
