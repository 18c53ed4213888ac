import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'

/** Reads a file; empty where there is none. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/** Bytes of a file; 0 where there is none. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** Writes text to a file of its owner alone (0600), at its end or in its place, and waits until it is on disk. */
export function writePrivately(file: string, flags: 'a' | 'w', text: string): void {
  const open = openSync(file, flags, 0o600)
  try {
    writeSync(open, text)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** Puts a text in the place of a file, whole or not at all. */
export function replacePrivately(file: string, text: string): void {
  writePrivately(`${file}.part`, 'w', text)
  renameSync(`${file}.part`, file)
}
