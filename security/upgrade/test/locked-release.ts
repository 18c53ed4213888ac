import type { LockedPackage } from '@galley/audit'

/** A release of a package `x`, as a lockfile names it. */
export function lockedRelease(version: string, name = 'x'): LockedPackage {
  return {
    ecosystem: 'npm',
    name,
    version,
    purl: `pkg:npm/${name}@${version}`,
    file: 'package-lock.json',
    line: 1,
    direct: true,
    dev: false,
    path: [name],
    root: '.',
    integrity: [],
    source: { kind: 'registry' },
  }
}
