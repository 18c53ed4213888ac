import type fs from 'node:fs'
import { readLockfiles, type AuditPolicy, type LockfileReadings, type ReviewedUpgrades } from '@galley/audit'
import type { AuditedFile } from '../auditor.ts'
import { memoryFolder } from './memory-folder.ts'

/** The state as it is now, and the services that look at what is new: no network, the releases that were opened before. */
interface ReviewTask {
  readonly source: LockfileReadings
  readonly policy: AuditPolicy
  /** The machine's files, of which the cache alone is read. */
  readonly fs: typeof fs
  readonly releases: string
  readonly now: Date
  readonly signal?: AbortSignal | undefined
}

/** Compares texts of an earlier state with those of now; what was not opened before is named, and counts where the policy asks for `upgrades`. */
export async function reviewTexts(
  earlier: readonly AuditedFile[],
  { source, policy, fs: files, releases, now, signal = new AbortController().signal }: ReviewTask,
): Promise<ReviewedUpgrades> {
  const { openReleaseCache, pairNamed, reviewStates } = await import('@galley/upgrade')
  const folder = memoryFolder(earlier)
  const before = await readLockfiles({ fs: folder.fs, cwd: folder.path, paths: ['.'], exclude: [] })
  return reviewStates(
    pairNamed(before.files, source.files),
    { since: 'the earlier files', mustOpen: policy.checks.upgrades === true, onProgress: () => {} },
    {
      client: null,
      cache: openReleaseCache(files, releases),
      policy,
      packages: source.files.flatMap(({ parsed }) => parsed.packages),
      readText: source.readText,
      now,
      signal,
    },
  )
}
