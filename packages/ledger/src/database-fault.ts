import { fault } from './faults.ts'

// Primary result codes of https://www.sqlite.org/rescode.html
const busy = new Set([5, 6])
const unwritable = new Map([
  [8, 'it is read-only'],
  [10, 'the disk answered with an error'],
  [13, 'the disk is full'],
  [14, 'the file cannot be opened'],
])
const damaged = new Map([
  [11, 'the file is damaged'],
  [26, 'it is not a database'],
])

/** Turns an error of SQLite into DATA_BUSY, DATA_WRITE_FAILED or DATA_DAMAGED; anything else is returned as it is. */
export function databaseFault(file: string, error: unknown): unknown {
  const code = (error as { errcode?: unknown } | null)?.errcode
  if (typeof code !== 'number') return error
  const primary = code & 0xff
  if (busy.has(primary)) return fault('DATA_BUSY', { file }, { cause: error })
  const reason = unwritable.get(primary)
  if (reason !== undefined) return fault('DATA_WRITE_FAILED', { file, reason }, { cause: error })
  const damage = damaged.get(primary)
  return damage === undefined ? error : fault('DATA_DAMAGED', { file, reason: damage }, { cause: error })
}
