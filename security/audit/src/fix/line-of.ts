import { parse } from 'semver'
import type { Ecosystem } from '../ecosystem.ts'

/**
 * The line of releases in which a move breaks nothing by the author's own promise: for npm the leftmost number that is not zero
 * (semver's caret). A Python environment holds one version of a package, so PyPI has one line.
 */
export function lineOf(ecosystem: Ecosystem, version: string): string {
  if (ecosystem === 'PyPI') return ''
  const read = parse(version, { loose: true })
  if (!read) return version
  return read.major > 0 ? `${read.major}` : read.minor > 0 ? `0.${read.minor}` : `0.0.${read.patch}`
}

/** The first release of a version's line. */
export function lineStart(version: string): string {
  const read = parse(version, { loose: true })
  if (!read) return version
  return read.major > 0 ? `${read.major}.0.0` : read.minor > 0 ? `0.${read.minor}.0` : `0.0.${read.patch}`
}

/** True where the number before the first dot differs: what people call another major version, in both ecosystems. */
export function isOtherMajor(ecosystem: Ecosystem, from: string, to: string): boolean {
  if (ecosystem === 'npm') return lineOf('npm', from) !== lineOf('npm', to)
  const major = (version: string): string => /^(?:\d+!)?\d+/.exec(version.trim())?.[0] ?? version
  return major(from) !== major(to)
}
