import { versionOrders } from '../../src/advisories/version-orders.ts'
import type { Difference } from '../../src/cross-check/compare-answers.ts'
import { normalName } from '../../src/normal-name.ts'

/** An advisory record, as far as a comparison looks into it. */
export interface RawAdvisory {
  readonly id: string
  readonly withdrawn?: string
  readonly affected?: readonly {
    readonly package?: { readonly name: string; readonly ecosystem: string }
    readonly versions?: readonly string[]
    readonly ranges?: readonly { readonly type: string; readonly events: readonly Readonly<Record<string, string>>[] }[]
  }[]
}

/** A reason for which the engines differ on one id; a developer must look at the unexplained ones. */
export type Explanation =
  | 'commit range first'
  | 'local version'
  | 'other spelling of a listed version'
  | 'other spelling of the name'
  | 'no version of the ecosystem'
  | 'unexplained'

/**
 * Explains an id that one engine reports alone, from the record itself (osv-scanner 2.6.0, osv-scalibr `vulns.IsAffected`):
 * it stops at a record's first range of commits and never reads the version ranges after it; it compares listed versions letter by letter, build metadata too;
 * so it does with names; it takes `1.0+cpu` for something newer than `1.0`; and it puts what is no version before every version, where we call it undecided.
 */
export function explainDifference(difference: Difference, record: RawAdvisory | undefined): Explanation {
  const { ecosystem, name, version, only } = difference
  const order = versionOrders[ecosystem]
  if (!order.isVersion(version)) return 'no version of the ecosystem'
  if (only === 'theirs' || !record) return 'unexplained'
  const entries = (record.affected ?? []).filter((entry) => normalName(ecosystem, entry.package?.name ?? '') === name)
  if (entries.some(({ ranges = [] }) => ranges.findIndex(({ type }) => type === 'GIT') === 0)) return 'commit range first'
  if (entries.length > 0 && entries.every((entry) => entry.package?.name !== name)) return 'other spelling of the name'
  if (version.includes('+') && ecosystem === 'PyPI') return 'local version'
  const listed = entries.flatMap(({ versions = [] }) => versions)
  return !listed.includes(version) && listed.some((other) => order.canonical(other) === order.canonical(version))
    ? 'other spelling of a listed version'
    : 'unexplained'
}
