import { createHash } from 'node:crypto'
import type * as nodeFs from 'node:fs'
import { join } from 'node:path'

/** Keeps answers of registries; what cannot be kept is asked again. */
export interface RegistryCache {
  readonly get: (key: string) => string | null
  readonly put: (key: string, text: string) => void
}

/** The file functions of the cache: `node:fs` fits. */
export type RegistryCacheFs = Pick<typeof nodeFs, 'readFileSync' | 'writeFileSync' | 'mkdirSync' | 'renameSync'>

/** A cache in a folder, one file a key, named by the key's digest. Written beside and renamed; half of one is none. */
export function createFolderCache(fs: RegistryCacheFs, folder: string): RegistryCache {
  const pathOf = (key: string): string => {
    const digest = createHash('sha256').update(key).digest('hex')
    return join(folder, digest.slice(0, 2), `${digest}.json`)
  }
  return {
    get: (key) => {
      try {
        return fs.readFileSync(pathOf(key), 'utf8')
      } catch {
        return null
      }
    },
    put: (key, text) => {
      const path = pathOf(key)
      try {
        fs.mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
        fs.writeFileSync(`${path}.part`, text, { mode: 0o600 })
        fs.renameSync(`${path}.part`, path)
      } catch {
        // A folder that cannot be written costs time, not the audit.
      }
    },
  }
}

/** Creates a cache in memory, for one audit that keeps nothing. */
export function createMemoryCache(): RegistryCache {
  const entries = new Map<string, string>()
  return { get: (key) => entries.get(key) ?? null, put: (key, text) => void entries.set(key, text) }
}
