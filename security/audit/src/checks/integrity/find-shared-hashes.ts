import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../../locked-package.ts'
import { findingAt } from '../finding-at.ts'
import { pinsOf } from './pins-of.ts'
import type { Lockfile } from './tell-once.ts'

/**
 * Finds packages of a registry that one hash pins though they are not the same release. An archive holds one release, so one of the two was put
 * there; npm takes what it has in its cache by the hash alone, and then installs the one under the name of the other.
 */
export function findSharedHashes({ packages }: Lockfile): readonly Finding[] {
  const firsts = new Map<string, LockedPackage>()
  return packages.flatMap((locked) => {
    if (locked.source.kind !== 'registry') return []
    const pins = pinsOf(locked)
    const other = pins.map((hash) => firsts.get(hash)).find((one) => one !== undefined && releaseOf(one) !== releaseOf(locked))
    for (const hash of pins) if (!firsts.has(hash)) firsts.set(hash, locked)
    if (other === undefined) return []
    return findingAt(locked, {
      code: 'integrity',
      severity: 'critical',
      message: `is pinned by the hash of ${releaseOf(other)}, and no archive is both`,
      evidence: { integrity: locked.integrity, other: other.purl },
      fix: 'Find out who changed the lockfile, and write it anew.',
    })
  })
}

function releaseOf({ name, version }: LockedPackage): string {
  return `${name} ${version}`
}
