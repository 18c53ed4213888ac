import type * as nodeFs from 'node:fs'
import { dirname, join } from 'node:path'
import { inspectorVersion, type Profile } from '../inspect/profile.ts'
import { hasDigest, type ArchiveDigest } from './digests.ts'

/** Archives of releases and what was read in them, by their digest. What cannot be kept is fetched and read again. */
export interface ReleaseCache {
  readonly profile: (digest: ArchiveDigest) => Profile | null
  /** Keeps a profile, and answers it as it was written: a text that was cut out of a file would keep the whole file in memory. */
  readonly putProfile: (digest: ArchiveDigest, profile: Profile) => Profile
  /** Bytes that have the digest; null where there are none, or others. */
  readonly archive: (digest: ArchiveDigest) => Uint8Array | null
  /** Keeps an archive; false where that cannot be done. */
  readonly putArchive: (digest: ArchiveDigest, archive: Uint8Array) => boolean
}

/** The functions of the cache: `node:fs` fits. */
export type ReleaseCacheFs = Pick<typeof nodeFs, 'readFileSync' | 'writeFileSync' | 'mkdirSync' | 'renameSync'>

/** A cache in a folder of this user: a file an archive, and one a profile, which a newer inspector makes anew. */
export function openReleaseCache(fs: ReleaseCacheFs, folder: string): ReleaseCache {
  const pathOf = ({ algorithm, hex }: ArchiveDigest, ending: string): string =>
    join(folder, hex.slice(0, 2), `${algorithm}-${hex}.${ending}`)
  const profiles = `v${inspectorVersion}.json`
  const read = (path: string): Buffer | null => {
    try {
      return fs.readFileSync(path)
    } catch {
      return null
    }
  }
  const write = (path: string, content: string | Uint8Array): boolean => {
    try {
      fs.mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      fs.writeFileSync(`${path}.part`, content, { mode: 0o600 })
      fs.renameSync(`${path}.part`, path)
      return true
    } catch {
      // A folder that cannot be written costs time, not the comparison.
      return false
    }
  }
  return {
    profile: (digest) => parse(read(pathOf(digest, profiles))),
    putProfile(digest, profile) {
      const text = JSON.stringify(profile)
      write(pathOf(digest, profiles), text)
      return JSON.parse(text) as Profile
    },
    archive: (digest) => {
      const bytes = read(pathOf(digest, 'archive'))
      return bytes !== null && hasDigest(bytes, [digest]) ? bytes : null
    },
    putArchive: (digest, archive) => write(pathOf(digest, 'archive'), archive),
  }
}

function parse(bytes: Uint8Array | null): Profile | null {
  if (bytes === null) return null
  try {
    const profile = JSON.parse(new TextDecoder().decode(bytes)) as Profile
    return profile.inspector === inspectorVersion ? profile : null
  } catch {
    return null
  }
}
