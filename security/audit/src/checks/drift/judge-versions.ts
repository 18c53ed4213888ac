import type { Finding } from '@galley/findings'
import { satisfies, valid, validRange } from 'semver'
import type { LockedPackage } from '../../locked-package.ts'
import { findingAt } from '../finding-at.ts'

/**
 * Finds packages at a version that nothing asks for: outside of every range by which it is asked for, overrides among them. No package
 * manager writes that, and `npm ci` refuses it.
 */
export function judgeVersions(packages: readonly LockedPackage[]): readonly Finding[] {
  return packages.flatMap((locked) => {
    const ranges = rangesOf(locked)
    if (locked.source.kind !== 'registry' || valid(locked.version) === null || ranges.length === 0) return []
    if (ranges.some((range) => satisfies(locked.version, range, { loose: true, includePrerelease: true }))) return []
    return [
      findingAt(locked, {
        code: 'lock-drift',
        severity: 'high',
        message: `is held at ${locked.version}, and what asks for it asks for ${ranges.join(' and ')}`,
        evidence: { asked: ranges, held: locked.version },
        fix: 'Install anew with your package manager, look at what it changes, and commit manifest and lockfile together.',
      }),
    ]
  })
}

/** The ranges among the specifiers; that of an alias stands behind its name. */
function rangesOf({ asked = [] }: LockedPackage): readonly string[] {
  const ranges = asked.map(({ specifier }) => specifier.replace(/^npm:(?:(?:@[^/@]+\/)?[^/@]+@)?/, ''))
  return [...new Set(ranges.filter((range) => range !== '' && validRange(range, { loose: true }) !== null))]
}
