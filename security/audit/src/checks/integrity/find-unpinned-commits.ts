import type { Finding } from '@galley/findings'
import { readPythonGit } from '../../formats/python/read-python-git.ts'
import { isCommit, isGitArchive, readGitPlace } from '../../formats/read/read-git-place.ts'
import type { LockedPackage } from '../../locked-package.ts'
import { findingAt } from '../finding-at.ts'
import { pinsOf } from './pins-of.ts'
import type { Lockfile } from './tell-once.ts'

/** Finds packages from a repository that no whole commit pins: a branch or tag moves, and another commit can be made to begin with the same digits. */
export function findUnpinnedCommits({ format, packages }: Lockfile): readonly Finding[] {
  return packages.flatMap((locked) => {
    const { source, ecosystem } = locked
    if (source.kind !== 'git') return []
    const { ref } = ecosystem === 'npm' ? readGitPlace(source.url) : readPythonGit(source.url)
    if (isCommit(ref) || isPinnedByHash(locked, format)) return []
    const isShort = /^[0-9a-f]{7,39}$/i.test(ref)
    const said = ref === '' ? 'at no commit' : isShort ? `at ${ref}, the beginning of a commit` : `at ${ref}, which may be moved`
    return [
      findingAt(locked, {
        code: 'integrity',
        // Bun itself writes seven digits for GitHub.
        severity: isShort && format === 'bun' ? 'medium' : 'high',
        message: `comes from a repository ${said}`,
        evidence: { url: source.url, ref },
        fix: 'Ask for a whole commit, and write the lockfile anew.',
      }),
    ]
  })
}

/** An archive's hash is compared with what is downloaded; a clone has none. Bun downloads what is on GitHub. */
function isPinnedByHash(locked: LockedPackage, format: string): boolean {
  const { source } = locked
  const isArchive = source.kind === 'git' && (isGitArchive(source.url) || (format === 'bun' && source.url.startsWith('github:')))
  return isArchive && pinsOf(locked).some((hash) => /^sha(?:256|384|512)-|^\d+c?\d*\/[0-9a-f]{64,}/i.test(hash))
}
