import { join } from 'node:path'
import {
  entryFile,
  readStoreFolder,
  readTarball,
  storeFolderPath,
  verifyRelease,
  type PluginLockEntry,
  type TrustPolicy,
} from '@galley/trust'
import type { UnverifiedRelease } from '../plugin-source.ts'

/** The installed release of a plugin, for comparison: what is known of it without running it. */
export interface InstalledContent {
  readonly code: Uint8Array | null
  readonly sbom: Uint8Array | null
  /** Its author and reviewers by the policy of now; nobody where that does not let it pass any more. */
  readonly author: string | null
  readonly reviewers: readonly string[]
}

/** Reads the release of a lock entry from the store; null when a part of it is not there. */
export function readStored(store: string, { name, tarball: digest }: PluginLockEntry): UnverifiedRelease | null {
  const { tarball, sbom, bundles } = readStoreFolder(join(store, storeFolderPath(digest)), name)
  return tarball === null || sbom === null || bundles === null ? null : { tarball, sbom, bundles: new TextDecoder().decode(bundles) }
}

/** Reads what a newer release is compared with. A store that was damaged, or a policy that has changed, must not keep the newer one out. */
export function readInstalled(store: string, entry: PluginLockEntry, policy: TrustPolicy, now: Date): InstalledContent {
  const unknown = { code: null, sbom: null, author: null, reviewers: [] }
  try {
    const stored = readStored(store, entry)
    if (stored === null) return unknown
    const code = readTarball(stored.tarball, entry.name).get(entryFile) ?? null
    return { ...unknown, code, sbom: stored.sbom, ...signersOf(stored, policy, now) }
  } catch {
    return unknown
  }
}

function signersOf(release: UnverifiedRelease, policy: TrustPolicy, now: Date): Pick<InstalledContent, 'author' | 'reviewers'> | null {
  try {
    const { author, reviewers } = verifyRelease({ ...release, policy, now })
    return { author: author.id, reviewers: reviewers.map(({ id }) => id) }
  } catch {
    return null
  }
}
