import type { LockedPackage } from '@galley/audit'
import type { UpgradeStep } from '@galley/findings'
import { coerce, compare, diff, parse, type SemVer } from 'semver'
import type { Comparison, Upgrade } from './upgrade.ts'

/**
 * Compares the packages of two states of one lockfile. A name may be locked in several versions: a release that is new takes the place of
 * the nearest one before it that is gone, else of the nearest one that stays.
 */
export function compareStates(before: readonly LockedPackage[], after: readonly LockedPackage[]): Comparison {
  const [old, now] = [byName(before), byName(after)]
  const comparison = {
    upgrades: [] as Upgrade[],
    removed: [] as LockedPackage[],
    replaced: [] as { to: LockedPackage; from: LockedPackage }[],
  }
  for (const [name, releases] of now) {
    const earlier = old.get(name) ?? new Map<string, LockedPackage>()
    const gone = new Map([...earlier].filter(([version]) => !releases.has(version)))
    for (const [version, to] of releases) {
      const same = earlier.get(version)
      if (same !== undefined) {
        if (hasOtherHash(same, to)) comparison.replaced.push({ to, from: same })
        continue
      }
      const from = nearest(version, [...gone.values()]) ?? nearest(version, [...earlier.values()])
      if (from !== null) gone.delete(from.version)
      comparison.upgrades.push({ to, from, step: stepOf(from?.version, version) })
    }
  }
  for (const [name, releases] of old) for (const [version, one] of releases) if (!now.get(name)?.has(version)) comparison.removed.push(one)
  return comparison
}

function byName(packages: readonly LockedPackage[]): ReadonlyMap<string, ReadonlyMap<string, LockedPackage>> {
  const names = new Map<string, Map<string, LockedPackage>>()
  for (const one of packages) {
    if (one.source.kind === 'workspace') continue
    const key = `${one.ecosystem} ${one.name}`
    const releases = names.get(key) ?? new Map<string, LockedPackage>()
    names.set(key, releases)
    const known = releases.get(one.version)
    if (known === undefined || one.path.length < known.path.length) releases.set(one.version, one)
  }
  return names
}

/** True where both have a hash of the same kind, and none is in both. */
function hasOtherHash(one: LockedPackage, other: LockedPackage): boolean {
  const kinds = (of: LockedPackage): ReadonlySet<string> =>
    new Set(of.integrity.map((hash) => hash.slice(0, Math.max(0, hash.search(/[-:/]/)))))
  const shared = [...kinds(one)].filter((kind) => kinds(other).has(kind))
  return shared.length > 0 && !one.integrity.some((hash) => other.integrity.includes(hash))
}

/** The release closest to a version, an older one first. */
function nearest(version: string, releases: readonly LockedPackage[]): LockedPackage | null {
  const own = read(version)
  const sorted = releases.toSorted((a, b) => order(a.version, b.version))
  return (own === null ? undefined : sorted.findLast((one) => order(one.version, version) < 0)) ?? sorted.at(-1) ?? null
}

function stepOf(from: string | undefined, to: string): UpgradeStep {
  if (from === undefined) return 'new'
  const [one, other] = [read(from), read(to)]
  if (one === null || other === null) return 'other'
  if (compare(one, other) > 0) return 'downgrade'
  const step = diff(one, other)
  return step?.endsWith('major') ? 'major' : step?.endsWith('minor') ? 'minor' : 'patch'
}

function order(one: string, other: string): number {
  const [a, b] = [read(one), read(other)]
  return a !== null && b !== null ? compare(a, b) : one < other ? -1 : 1
}

/** Python's versions come near enough to semver for this: their order is only asked to find the neighbour. */
function read(version: string): SemVer | null {
  return parse(version) ?? coerce(version)
}
