import { constants, closeSync, fstatSync, openSync, readdirSync, readFileSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { fault } from './faults.ts'

/** Names of the files in a plugin's store folder, and of the folder with the plugin's own files. */
export const storeFileNames = Object.freeze({
  tarball: 'plugin.tgz',
  sbom: 'sbom.cdx.json',
  bundles: 'bundles.jsonl',
  files: 'package',
} as const)

/** Files of one plugin. This and the next two are far above any honest plugin, and low enough that a folder cannot exhaust the host. */
const maxFiles = 2000

/** Bytes of one plugin's files together. */
const maxBytes = 64 * 1024 * 1024

/** Folders inside each other. */
const maxDepth = 16

/** The content of a plugin's store folder, read once; nothing of it is read again between check and use. */
export interface StoreFolder {
  readonly tarball: Uint8Array | null
  readonly sbom: Uint8Array | null
  readonly bundles: Uint8Array | null
  /** The plugin's files by path in the tarball: `package/…`, with `/`. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Returns the path of a plugin's folder in the store, by the sha256 (hex) of its tarball: `sha256/<first two digits>/<digest>`. */
export function storeFolderPath(tarballDigest: string): string {
  return join('sha256', tarballDigest.slice(0, 2), tarballDigest)
}

/**
 * Reads a plugin's folder, once. Links and everything that is not a plain file are refused.
 * @throws PLUGIN_TAMPERED
 */
export function readStoreFolder(dir: string, name: string): StoreFolder {
  const found = new Map<string, Uint8Array>()
  const state = { name, found, bytes: 0 }
  readInto(state, dir, '', 0)
  const files = new Map([...found].filter(([path]) => path.startsWith(`${storeFileNames.files}/`)))
  const beside = new Set<string>([storeFileNames.tarball, storeFileNames.sbom, storeFileNames.bundles])
  const stray = [...found.keys()].find((path) => !files.has(path) && !beside.has(path))
  if (stray !== undefined) throw fault('PLUGIN_TAMPERED', { name, file: stray, why: 'it does not belong here' })
  const take = (path: string): Uint8Array | null => found.get(path) ?? null
  return { tarball: take(storeFileNames.tarball), sbom: take(storeFileNames.sbom), bundles: take(storeFileNames.bundles), files }
}

interface Reading {
  readonly name: string
  readonly found: Map<string, Uint8Array>
  bytes: number
}

function readInto(state: Reading, dir: string, prefix: string, depth: number): void {
  for (const entry of list(dir)) {
    const path = prefix + entry.name
    const refuse = (why: string, cause?: unknown): Error => fault('PLUGIN_TAMPERED', { name: state.name, file: path, why }, { cause })
    if (entry.isDirectory()) {
      if (depth >= maxDepth) throw refuse('it lies too deep')
      readInto(state, join(dir, entry.name), `${path}/`, depth + 1)
      continue
    }
    if (!entry.isFile()) throw refuse('it is not a plain file')
    const bytes = readOnce(join(dir, entry.name), maxBytes - state.bytes, (cause) => refuse('it cannot be read', cause))
    if (bytes === null || state.found.size >= maxFiles) throw refuse('there is too much of it')
    state.bytes += bytes.length
    state.found.set(path, bytes)
  }
}

function list(dir: string): readonly Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
  } catch (error) {
    // A folder that is not there is a plugin without bundles; anything else is for the caller to see.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Opens without following links and reads from the open file, so that what was sized is what is read; null when it is too big. */
function readOnce(path: string, maxSize: number, unreadable: (cause: unknown) => Error): Uint8Array | null {
  let file: number | undefined
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    return fstatSync(file).size > maxSize ? null : readFileSync(file)
  } catch (cause) {
    throw unreadable(cause)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
