import { fault } from './faults.ts'
import { createStrictReader } from './strict-reader.ts'

/** A plugin in the plugin lock. Digests are sha256 in hex, of the file's bytes. */
export interface PluginLockEntry {
  readonly name: string
  readonly version: string
  /** Digest of the source that it was packed from; absent for a plugin that was not built here. */
  readonly sourceHash?: string
  readonly tarball: string
  readonly sbom: string
  readonly bundles: string
  /** The publisher's key (SPKI sha256): another key is another publisher. */
  readonly signer: string
}

/** The plugins that a data folder holds, in order of name (`plugins.lock.json`). */
export interface PluginLock {
  readonly version: 1
  readonly plugins: readonly PluginLockEntry[]
}

/**
 * Reads a plugin lock.
 * @throws LOCK_INVALID
 */
export function parsePluginLock(text: string): PluginLock {
  const refuse = (at: string, why: string, cause?: unknown): Error => fault('LOCK_INVALID', { at, why }, { cause })
  const read = createStrictReader(refuse)
  const digest = read.matching(/^[0-9a-f]{64}$/)
  const entry = (value: unknown, at: string): PluginLockEntry => {
    const built = typeof value === 'object' && value !== null && Object.hasOwn(value, 'sourceHash')
    const keys = ['name', 'version', 'tarball', 'sbom', 'bundles', 'signer', ...(built ? (['sourceHash'] as const) : [])] as const
    const found = read.object(value, at, keys)
    return {
      name: read.matching(/^(@[a-z0-9._-]+\/)?[a-z0-9._-]+$/)(found.name, `${at}.name`),
      version: read.matching(/^\d+\.\d+\.\d+[\w.+-]*$/)(found.version, `${at}.version`),
      ...(built ? { sourceHash: digest(found.sourceHash, `${at}.sourceHash`) } : {}),
      tarball: digest(found.tarball, `${at}.tarball`),
      sbom: digest(found.sbom, `${at}.sbom`),
      bundles: digest(found.bundles, `${at}.bundles`),
      signer: digest(found.signer, `${at}.signer`),
    }
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw refuse('lock', 'is not JSON', cause)
  }
  const lock = read.object(json, 'lock', ['version', 'plugins'])
  if (lock.version !== 1) throw refuse('lock.version', 'is not 1')
  return { version: 1, plugins: read.list(lock.plugins, 'lock.plugins', entry) }
}

/** Formats a plugin lock in its one spelling: plugins by name, a key per line. */
export function formatPluginLock(plugins: readonly PluginLockEntry[]): string {
  const sorted = plugins.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return `${JSON.stringify({ version: 1, plugins: sorted } satisfies PluginLock, null, 2)}\n`
}
