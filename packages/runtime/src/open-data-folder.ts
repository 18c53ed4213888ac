import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import { fault } from './faults.ts'

/** Entries of a data folder that Galley makes, and what a fresh file system holds. */
const own = /^(galley\.sqlite.*|gateway\..*|sources|store|keys|trust|drafts|cache|log|advisories|lost\+found)$/

/**
 * Opens a data folder for its owner alone (0700): what drafts are written from, the keys and the tokens are nobody else's. A folder
 * of Galley's that is open to others is closed; one that holds other things as well is refused, for it may have to stay open.
 * @throws DATA_FOLDER_SHARED
 */
export function openDataFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (platform() === 'win32' || (statSync(dir).mode & 0o077) === 0) return
  const foreign = readdirSync(dir).find((name) => !own.test(name))
  if (foreign !== undefined) throw fault('DATA_FOLDER_SHARED', { dir, foreign })
  chmodSync(dir, 0o700)
}
