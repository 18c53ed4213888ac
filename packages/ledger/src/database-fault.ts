import { fault } from './faults.ts'

// Primary result codes of https://www.sqlite.org/rescode.html
const busy = new Set([5, 6, 15])
const unwritable = new Map([
  [3, 'this user may not write to it'],
  [8, 'it is read-only'],
  [10, 'the disk answered with an error'],
  [13, 'the disk is full'],
  [14, 'the file cannot be opened'],
])
const damaged = new Map([
  [11, 'the file is damaged'],
  [26, 'it is not a database'],
])

// Codes of errno(3), as Node names them.
const refused = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota of this user is used up'],
  ['EROFS', 'the file system is read-only'],
  ['EACCES', 'this user may not write to it'],
  ['EPERM', 'this user may not write to it'],
  ['EIO', 'the disk answered with an error'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['ENOENT', 'there is no such folder'],
  ['ENOTDIR', 'what should be a folder is a file'],
])

/**
 * Turns an error of SQLite or of the file system into DATA_BUSY, DATA_WRITE_FAILED or DATA_DAMAGED; anything else is returned as it is.
 * `file` is what could not be written.
 */
export function databaseFault(file: string, error: unknown): unknown {
  const { errcode, code } = (error ?? {}) as { readonly errcode?: unknown; readonly code?: unknown }
  const reason = typeof errcode === 'number' ? unwritable.get(errcode & 0xff) : refused.get(String(code))
  if (reason !== undefined) return fault('DATA_WRITE_FAILED', { file, reason }, { cause: error })
  if (typeof errcode !== 'number') return error
  if (busy.has(errcode & 0xff)) return fault('DATA_BUSY', { file }, { cause: error })
  const damage = damaged.get(errcode & 0xff)
  return damage === undefined ? error : fault('DATA_DAMAGED', { file, reason: damage }, { cause: error })
}
