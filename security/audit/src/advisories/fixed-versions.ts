import type { Affected } from './advisory.ts'
import { inOrder } from './covers-version.ts'
import type { Ecosystem } from '../ecosystem.ts'
import { versionOrders } from './version-orders.ts'

/**
 * The versions that the entries call fixed and that are newer than the one asked for, from the lowest to the highest,
 * pre-releases last unless a pre-release is what is asked for.
 * Which of them is clean of *every* advisory is for the caller to try.
 */
export function fixedVersions(ecosystem: Ecosystem, entries: readonly Affected[], version: string): readonly string[] {
  const order = versionOrders[ecosystem]
  const newer = entries
    .flatMap((entry) => entry.ranges.flat())
    .filter((event) => event.kind === 'fixed' && (order.compare(event.version, version) ?? 0) > 0)
  const versions = [...new Set(inOrder(newer, order).map((event) => event.version))]
  return order.isPreRelease(version) ? versions : versions.toSorted((a, b) => Number(order.isPreRelease(a)) - Number(order.isPreRelease(b)))
}
