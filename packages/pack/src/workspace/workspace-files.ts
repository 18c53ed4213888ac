import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Paths of the workspace's own trust in a data folder. */
export interface WorkspaceFiles {
  readonly key: string
  readonly policy: string
  readonly pluginLock: string
  /** File of the process lock that is held while packing. */
  readonly packingLock: string
  readonly store: string
}

/** Lists the paths in a data folder. */
export function workspaceFiles(dataDir: string): WorkspaceFiles {
  return {
    key: join(dataDir, 'keys', 'workspace.pem'),
    policy: join(dataDir, 'trust', 'workspace-policy.json'),
    pluginLock: join(dataDir, 'trust', 'workspace-lock.json'),
    packingLock: join(dataDir, 'trust', '.packing'),
    store: join(dataDir, 'store'),
  }
}

/** Reads a file's text; null when it is not there. */
export function readIfExists(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Writes a file whole or not at all, for its owner alone. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, text, { flush: true, mode: 0o600 })
  renameSync(`${file}.new`, file)
}
