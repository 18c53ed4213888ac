import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../../locked-package.ts'
import { findingAt } from '../finding-at.ts'

/** Packages from which on one finding tells of all: nobody reads the same line five times. */
export const minShared = 5
/** Names that one finding lists; the rest is counted. */
const maxNames = 20

/** One lockfile with its packages. */
export interface Lockfile {
  readonly path: string
  readonly format: string
  readonly packages: readonly LockedPackage[]
}

/** A finding for each of a few packages, and one of the whole lockfile for many: `all` says it of `N packages`. */
export function tellOnce(
  path: string,
  packages: readonly LockedPackage[],
  { one, all, ...finding }: Pick<Finding, 'code' | 'severity' | 'fix'> & { readonly one: string; readonly all: string },
): readonly Finding[] {
  const [first] = packages
  if (first === undefined || packages.length < minShared)
    return packages.map((locked) => findingAt(locked, { ...finding, message: one, evidence: { integrity: locked.integrity } }))
  const names = [...new Set(packages.map(({ name }) => name))].toSorted()
  return [
    {
      ...finding,
      subject: path,
      at: { file: path, line: first.line },
      message: all,
      evidence: { packages: packages.length, names: names.slice(0, maxNames) },
    },
  ]
}
