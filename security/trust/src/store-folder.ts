import { constants, closeSync, fstatSync, openSync, readdirSync, readFileSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { fault } from './faults.ts'

/** The names of what lies in a plugin's store folder. */
export const storeNames = Object.freeze({
  tarball: 'plugin.tgz',
  sbom: 'sbom.cdx.json',
  bundles: 'bundles.jsonl',
  files: 'package',
} as const)

/** Ceilings of one plugin: far above any honest one, low enough that a folder cannot exhaust the host. */
const storeLimits = Object.freeze({ files: 2000, bytes: 64 * 1024 * 1024, depth: 16 } as const)

/** A store folder, read once; nothing of it is read again between check and use. */
export interface StoreContent {
  readonly tarball: Uint8Array | null
  readonly sbom: Uint8Array | null
  readonly bundles: Uint8Array | null
  /** By path in the tarball: `package/…`, with `/`. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Where a plugin lies in the store: `sha256/<first two digits>/<digest>`. */
export function storePath(tarball: string): string {
  return join('sha256', tarball.slice(0, 2), tarball)
}

/**
 * Reads a plugin's folder, once. Links and everything that is not a plain file are refused.
 * @throws PLUGIN_TAMPERED
 */
export function readStoreFolder(dir: string, name: string): StoreContent {
  const found = new Map<string, Uint8Array>()
  const state = { name, found, bytes: 0 }
  readInto(state, dir, '', 0)
  const files = new Map([...found].filter(([path]) => path.startsWith(`${storeNames.files}/`)))
  const beside = new Set<string>([storeNames.tarball, storeNames.sbom, storeNames.bundles])
  const stray = [...found.keys()].find((path) => !files.has(path) && !beside.has(path))
  if (stray !== undefined) throw fault('PLUGIN_TAMPERED', { name, file: stray, why: 'it does not belong here' })
  const take = (path: string): Uint8Array | null => found.get(path) ?? null
  return { tarball: take(storeNames.tarball), sbom: take(storeNames.sbom), bundles: take(storeNames.bundles), files }
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
      if (depth >= storeLimits.depth) throw refuse('it lies too deep')
      readInto(state, join(dir, entry.name), `${path}/`, depth + 1)
      continue
    }
    if (!entry.isFile()) throw refuse('it is not a plain file')
    const bytes = readOnce(join(dir, entry.name), storeLimits.bytes - state.bytes, (cause) => refuse('it cannot be read', cause))
    if (bytes === null || state.found.size >= storeLimits.files) throw refuse('there is too much of it')
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
function readOnce(path: string, ceiling: number, unreadable: (cause: unknown) => Error): Uint8Array | null {
  let file: number | undefined
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    return fstatSync(file).size > ceiling ? null : readFileSync(file)
  } catch (cause) {
    throw unreadable(cause)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
