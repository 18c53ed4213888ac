import type { Finding } from '@galley/findings'
import type { Check, CheckContext } from './check.ts'
import { findBareFiles } from './integrity/find-bare-files.ts'
import { findSharedHashes } from './integrity/find-shared-hashes.ts'
import { findUnknownHashes } from './integrity/find-unknown-hashes.ts'
import { findUnpinned } from './integrity/find-unpinned.ts'
import { findUnpinnedCommits } from './integrity/find-unpinned-commits.ts'
import { findWeak } from './integrity/find-weak.ts'

/** Formats that say which packages there are, and do not mean to pin their content. */
const unpinnedFormats = new Set(['cyclonedx', 'spdx', 'package-json'])

/** Checks that the content of each package is pinned: by a strong hash, or by a whole commit. */
export const integrityCheck: Check = {
  name: 'integrity',
  needs: [],
  run: (context) => context.files.flatMap((file) => checkFile(context, file)),
}

function checkFile(context: CheckContext, { path, format }: CheckContext['files'][number]): readonly Finding[] {
  const packages = context.packages.filter(({ file }) => file === path)
  const lockfile = { path, format, packages }
  return [
    ...(unpinnedFormats.has(format)
      ? []
      : [...findUnpinned(lockfile), ...findBareFiles(lockfile), ...findUnpinnedCommits(lockfile), ...findSharedHashes(lockfile)]),
    ...findUnknownHashes(lockfile),
    ...findWeak(lockfile),
  ]
}
