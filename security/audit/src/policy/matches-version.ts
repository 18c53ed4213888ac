import { satisfies as satisfiesPep440, validRange as validPep440 } from '@renovatebot/pep440'
import { satisfies, validRange } from 'semver'
import { isPackage, type WaivedPackage } from './waived-package.ts'

/** True for a version or a range in the ecosystem's own words: semver for npm, PEP 440 for PyPI. Any name of an action's commit is its version. */
export function isVersionRange(type: WaivedPackage['type'], range: string): boolean {
  if (!isPackage(type)) return true
  return type === 'npm' ? validRange(range) !== null : validPep440(pep440(range))
}

/** A version that no package will have. */
const farAway = '999999999.0.0'

/** True for a range without an upper end, which holds whatever is released later. */
export function isOpenEnded(waived: WaivedPackage): boolean {
  return matchesVersion(waived, farAway)
}

/** True where `version` is the one, or in the range, that a waiver speaks of; without either it speaks of all. */
export function matchesVersion({ type, version: range }: WaivedPackage, version: string | undefined): boolean {
  if (range === undefined || range === version) return true
  if (version === undefined) return false
  if (!isPackage(type) || !isVersionRange(type, range)) return false
  return type === 'npm'
    ? satisfies(version, range, { includePrerelease: true })
    : satisfiesPep440(version, pep440(range), { prereleases: true })
}

/** A bare version is `==` that version. */
const pep440 = (range: string): string => (/^\s*v?\d/.test(range) ? `==${range.trim()}` : range)
