import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { platform } from 'node:os'
import { dirname, join } from 'node:path'
import { saySystemError } from '@galley/fault'
import { dataFolderFault } from './data-folder-fault.ts'
import { fault } from './faults.ts'

/** Entries of a data folder that Galley makes, and what a fresh file system holds. */
const own = /^(galley\.sqlite.*|gateway\..*|sources|store|keys|trust|drafts|cache|log|wall\.json.*|advisories|lost\+found)$/

/**
 * Opens a data folder for its owner alone (0700): what drafts are written from, the keys and the tokens are nobody else's. A folder
 * of Galley's that is open to others is closed; one that holds other things as well is refused, for it may have to stay open.
 * @throws DATA_FOLDER_SHARED, DATA_FOLDER_MISSING when it cannot be made, DATA_FOLDER_READ_ONLY, DATA_FOLDER_FULL
 */
export function openDataFolder(dir: string): void {
  makeFolder(dir)
  try {
    close(dir)
    tryToWrite(dir)
  } catch (error) {
    throw dataFolderFault(dir, error) ?? error
  }
}

function makeFolder(dir: string): void {
  try {
    makePath(dir)
  } catch (error) {
    const refused = dataFolderFault(dir, error)
    if (refused?.code === 'DATA_FOLDER_FULL') throw refused
    throw fault('DATA_FOLDER_MISSING', { dir, problem: saySystemError(error) }, { cause: error })
  }
}

/** As `mkdir -p`, which Node's own never comes back from in a file system that has no room for folders, such as `/proc`. */
function makePath(dir: string): void {
  if (isFolder(dir)) return
  if (!existsSync(dirname(dir))) makePath(dirname(dir))
  try {
    mkdirSync(dir, { mode: 0o700 })
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(dir)) throw error
  }
}

function isFolder(dir: string): boolean {
  return statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function close(dir: string): void {
  if (platform() === 'win32' || (statSync(dir).mode & 0o077) === 0) return
  const foreign = readdirSync(dir).find((name) => !own.test(name))
  if (foreign !== undefined) throw fault('DATA_FOLDER_SHARED', { dir, foreign })
  chmodSync(dir, 0o700)
}

/** Writes as much as a file system gives at once, and takes it away again: a full or read-only disk is told before anything is half-made. */
function tryToWrite(dir: string): void {
  const file = join(dir, 'gateway.probe')
  try {
    writeFileSync(file, Buffer.alloc(4096), { mode: 0o600 })
  } finally {
    tryToRemove(file)
  }
}

function tryToRemove(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // It could not be written either, and that is told.
  }
}
