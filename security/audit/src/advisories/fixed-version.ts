import type { Affected } from './advisory.ts'
import { inOrder } from './covers-version.ts'
import type { Ecosystem } from './ecosystem.ts'
import { versionOrder } from './version-order.ts'

/**
 * The versions that the entries call fixed and that are newer than the one asked for, from the lowest to the highest.
 * Which of them is clean of *every* advisory is for the caller to try.
 */
export function fixedVersions(ecosystem: Ecosystem, entries: readonly Affected[], version: string): readonly string[] {
  const order = versionOrder(ecosystem)
  const events = entries
    .flatMap((entry) => entry.ranges.flat())
    .filter((event) => event.kind === 'fixed' && (order.compare(event.version, version) ?? 0) > 0)
  return [...new Set(inOrder(events, order).map((event) => event.version))]
}
