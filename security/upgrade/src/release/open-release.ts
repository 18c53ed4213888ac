import { isFault } from '@galley/fault'
import pLimit from 'p-limit'
import { inspectRelease } from '../inspect/inspect-release.ts'
import type { Profile } from '../inspect/profile.ts'
import type { KnownReadings } from '../inspect/create-files-reader.ts'
import { hasDigest, type ArchiveDigest } from './digests.ts'
import type { ReleaseArchive } from './find-archives.ts'
import type { ReleaseCache } from './release-cache.ts'

/** Outcome of opening a release: its profile, or the reason why there is none. */
export type OpenedRelease = { readonly profile: Profile } | { readonly problem: string } | { readonly isOther: true }

/** Services that open a release; `known` are files of the release before. */
interface OpenReleaseServices {
  readonly cache: ReleaseCache
  readonly known: KnownReadings
  readonly isOffline: boolean
  readonly signal: AbortSignal
}

// Reading is work of the processor: two releases at once take no less time, and twice the memory.
const oneByOne = pLimit(1)

// An archive may have 96 MiB, and one that comes in is wholly in memory.
const fewAtOnce = pLimit(3)

/**
 * Makes the profile of an archive: from the cache, else of the bytes that a registry serves. Other bytes than those that were locked are not
 * looked at. Nothing is unpacked to the disk, and nothing is run. An archive that waits for its turn waits in the cache.
 */
export async function openRelease(
  { digests, fetch }: ReleaseArchive,
  { cache, known, isOffline, signal }: OpenReleaseServices,
): Promise<OpenedRelease> {
  for (const digest of digests) {
    const profile = cache.profile(digest)
    if (profile !== null) return { profile }
  }
  const [digest] = digests
  const kept = digests.find((one) => cache.archive(one) !== null)
  if (kept === undefined && isOffline) return { problem: 'it is not in the cache, and no registry was asked' }
  if (digest === undefined) return { problem: 'neither the lockfile nor the registry gives a hash of its archive' }
  const taken = kept === undefined ? await take(digests, fetch, cache, signal) : { own: kept, archive: null }
  if (!('own' in taken)) return taken
  const { own, archive } = taken
  return oneByOne(async () => {
    const bytes = archive ?? cache.archive(own)
    if (bytes === null) return { problem: 'its archive is in the cache no more' }
    return { profile: cache.putProfile(own, await inspectRelease(bytes, known)) }
  })
}

/** An archive that was fetched: the digest that it has, and its bytes where the cache does not keep them. */
interface TakenArchive {
  readonly own: ArchiveDigest
  readonly archive: Uint8Array | null
}

async function take(
  digests: readonly ArchiveDigest[],
  fetch: ReleaseArchive['fetch'],
  cache: ReleaseCache,
  signal: AbortSignal,
): Promise<TakenArchive | OpenedRelease> {
  return fewAtOnce(async () => {
    const archive = await fetchOrSay(fetch, signal)
    if (typeof archive === 'string') return { problem: archive }
    const own = digests.find((one) => hasDigest(archive, [one]))
    if (own === undefined) return { isOther: true }
    return { own, archive: cache.putArchive(own, archive) ? null : archive }
  })
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
