import { isFault } from '@galley/fault'
import pLimit from 'p-limit'
import { inspectRelease } from '../inspect/inspect-release.ts'
import type { Profile } from '../inspect/profile.ts'
import type { KnownReadings } from '../inspect/read-files.ts'
import { hasDigest } from './digests.ts'
import type { ReleaseArchive } from './find-archives.ts'
import type { ReleaseCache } from './release-cache.ts'

/** Outcome of opening a release: its profile, or the reason why there is none. */
export type OpenedRelease = { readonly profile: Profile } | { readonly problem: string } | { readonly isOther: true }

/** Means of opening a release; `known` are files of the release before. */
interface OpenReleaseMeans {
  readonly cache: ReleaseCache
  readonly known: KnownReadings
  readonly isOffline: boolean
  readonly signal: AbortSignal
}

// Reading is work of the processor: two releases at once take no less time, and twice the memory.
const oneByOne = pLimit(1)

/**
 * Makes the profile of an archive: from the cache, else of the bytes that a registry serves. Other bytes than those that were locked are not
 * looked at. Nothing is unpacked to the disk, and nothing is run.
 */
export async function openRelease(
  { digests, fetch }: ReleaseArchive,
  { cache, known, isOffline, signal }: OpenReleaseMeans,
): Promise<OpenedRelease> {
  for (const digest of digests) {
    const profile = cache.profile(digest)
    if (profile !== null) return { profile }
  }
  const kept = digests.map((digest) => cache.archive(digest)).find((archive) => archive !== null) ?? null
  const [digest] = digests
  if (kept === null && isOffline) return { problem: 'it is not in the cache, and no registry was asked' }
  if (digest === undefined) return { problem: 'neither the lockfile nor the registry gives a hash of its archive' }
  const archive = kept ?? (await fetchOrSay(fetch, signal))
  if (typeof archive === 'string') return { problem: archive }
  if (!hasDigest(archive, digests)) return { isOther: true }
  const own = digests.find((one) => hasDigest(archive, [one])) ?? digest
  if (kept === null) cache.putArchive(own, archive)
  const profile = await oneByOne(async () => inspectRelease(archive, known))
  cache.putProfile(own, profile)
  return { profile }
}

async function fetchOrSay(fetch: ReleaseArchive['fetch'], signal: AbortSignal): Promise<Uint8Array | string> {
  try {
    return (await fetch(signal)) ?? 'the registry has no such archive'
  } catch (error) {
    signal.throwIfAborted()
    if (isFault(error)) return error.message.replace(/\.$/, '')
    throw error
  }
}
