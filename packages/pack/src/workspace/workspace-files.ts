import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where the workspace's own trust lies in a data folder. */
export interface WorkspaceFiles {
  readonly key: string
  readonly policy: string
  readonly lock: string
  /** Held while packing. */
  readonly guard: string
  readonly store: string
}

/** The places in this data folder. */
export function workspaceFiles(dataDir: string): WorkspaceFiles {
  return {
    key: join(dataDir, 'keys', 'workspace.pem'),
    policy: join(dataDir, 'trust', 'workspace-policy.json'),
    lock: join(dataDir, 'trust', 'workspace-lock.json'),
    guard: join(dataDir, 'trust', '.packing'),
    store: join(dataDir, 'store'),
  }
}

/** A file's text, or null when it is not there. */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Writes a file whole or not at all. */
export function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, text, { flush: true })
  renameSync(`${file}.new`, file)
}
