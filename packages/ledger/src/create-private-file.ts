import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes an empty file (0600) and its folder (0700) for their owner alone, unless it is there: SQLite gives a file that it makes
 * itself to everybody, and its journals the mode of the file. What prevents it is told by whoever opens the file next.
 */
export function createPrivateFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    // Exclusive: opening and closing a file that is there would drop this process's locks on it.
    closeSync(openSync(file, 'wx', 0o600))
  } catch {
    // It is there, or it cannot be made.
  }
}
