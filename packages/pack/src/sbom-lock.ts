import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { saySystemError } from '@galley/fault'
import { fault } from './faults.ts'
import type { PluginSource } from './read-plugin.ts'

/** The one place packages come from, in an SBOM: never a mirror's address. */
const registry = 'https://registry.npmjs.org/'

/** The npm lock of what a plugin bundles from outside. */
export interface SbomLock {
  /** Direct dependencies, exact versions. */
  readonly direct: Readonly<Record<string, string>>
  /** By path in `node_modules`. */
  readonly packages: Readonly<Record<string, object>>
}

/**
 * Reads a plugin's `sbom.lock.json`. Every package needs an address at the public registry and a sha512: without them the
 * SBOM tool leaves the hashes out and says nothing.
 * @throws SBOM_LOCK_INVALID
 */
export function readSbomLock(plugin: PluginSource): SbomLock {
  const refuse = (why: string, cause?: unknown): Error =>
    fault('SBOM_LOCK_INVALID', { name: plugin.name, file: 'sbom.lock.json', why }, { cause })
  let lock: { lockfileVersion?: unknown; packages?: Readonly<Record<string, Entry>> }
  try {
    lock = JSON.parse(readFileSync(join(plugin.dir, 'sbom.lock.json'), 'utf8')) as typeof lock
  } catch (cause) {
    throw refuse(`it cannot be read: ${saySystemError(cause)}`, cause)
  }
  if (lock.lockfileVersion !== 3 || typeof lock.packages !== 'object') throw refuse('it is not an npm lock of version 3')
  const { '': root, ...packages } = lock.packages
  for (const [path, entry] of Object.entries(packages)) {
    if (!path.startsWith('node_modules/') || path.includes('..')) throw refuse(`${path} is not a place in node_modules`)
    if (entry.resolved?.startsWith(registry) !== true) throw refuse(`${path} is not from ${registry}`)
    if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? '')) throw refuse(`${path} has no sha512`)
  }
  return { direct: root?.dependencies ?? {}, packages }
}

interface Entry {
  readonly resolved?: string
  readonly integrity?: string
  readonly dependencies?: Readonly<Record<string, string>>
}
