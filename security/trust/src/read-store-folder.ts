import { constants, closeSync, fstatSync, openSync, readdirSync, readFileSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { fault } from './faults.ts'

/** Names of the files in a plugin's store folder. The plugin's own files are in the tarball and nowhere else. */
export const storeFileNames = Object.freeze({
  tarball: 'plugin.tgz',
  sbom: 'sbom.cdx.json',
  bundles: 'bundles.jsonl',
} as const)

/** Bytes of one file in the store: far above any honest plugin, and low enough that a folder cannot exhaust the host. */
const maxBytes = 64 * 1024 * 1024

/** The content of a plugin's store folder, read once; nothing of it is read again between check and use. */
export interface StoreFolder {
  readonly tarball: Uint8Array | null
  readonly sbom: Uint8Array | null
  readonly bundles: Uint8Array | null
}

/** Returns the path of a plugin's folder in the store: the sha256 (hex) of its tarball. */
export function storeFolderPath(tarballDigest: string): string {
  return tarballDigest
}

/**
 * Reads a plugin's folder, once. Links, everything that is not a plain file, and files that do not belong there are refused.
 * @throws PLUGIN_TAMPERED
 */
export function readStoreFolder(dir: string, name: string): StoreFolder {
  const known: readonly string[] = Object.values(storeFileNames)
  const found = new Map<string, Uint8Array>()
  for (const entry of list(dir)) {
    const refuse = (why: string, cause?: unknown): Error => fault('PLUGIN_TAMPERED', { name, file: entry.name, why }, { cause })
    if (!known.includes(entry.name)) throw refuse('it does not belong here')
    if (!entry.isFile()) throw refuse('it is not a plain file')
    const bytes = readOnce(join(dir, entry.name), (cause) => refuse('it cannot be read', cause))
    if (bytes === null) throw refuse('there is too much of it')
    found.set(entry.name, bytes)
  }
  const take = (file: string): Uint8Array | null => found.get(file) ?? null
  return { tarball: take(storeFileNames.tarball), sbom: take(storeFileNames.sbom), bundles: take(storeFileNames.bundles) }
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
function readOnce(path: string, unreadable: (cause: unknown) => Error): Uint8Array | null {
  let file: number | undefined
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    return fstatSync(file).size > maxBytes ? null : readFileSync(file)
  } catch (cause) {
    throw unreadable(cause)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
