import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'

/** Tells whether a folder can be written to, or made where it does not exist yet. */
export function isFolderWritable(folder: string): boolean {
  try {
    accessSync(existsSync(folder) ? folder : dirname(folder), constants.W_OK)
    return true
  } catch {
    return false
  }
}
