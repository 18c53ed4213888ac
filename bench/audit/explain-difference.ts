import { pypiOrder } from '../../security/audit/src/advisories/pypi-order.ts'
import type { Difference } from '../../security/audit/src/cross-check/compare-answers.ts'
import { normalName } from '../../security/audit/src/normal-name.ts'
import type { RawAdvisory } from './osv-zip.ts'

/** A reason for which the engines differ on one id; a developer must look at the unexplained ones. */
export type Explanation =
  | 'commit range first'
  | 'local version'
  | 'other spelling of a listed version'
  | 'other spelling of the name'
  | 'not a PEP 440 version'
  | 'unexplained'

/**
 * Explains an id that one engine reports alone, from the record itself (osv-scanner 2.6.0, osv-scalibr `vulns.IsAffected`):
 * it stops at a record's first range of commits and never reads the version ranges after it; it compares listed versions letter by letter;
 * so it does with names; it takes `1.0+cpu` for something newer than `1.0`; and it puts what is no version before every version, where we call it undecided.
 */
export function explainDifference(difference: Difference, record: RawAdvisory | undefined): Explanation {
  const { name, version, only } = difference
  if (!pypiOrder.isVersion(version)) return 'not a PEP 440 version'
  if (only === 'theirs' || !record) return 'unexplained'
  const entries = (record.affected ?? []).filter((entry) => normalName('PyPI', entry.package?.name ?? '') === name)
  if (entries.some(({ ranges = [] }) => ranges.findIndex(({ type }) => type === 'GIT') === 0)) return 'commit range first'
  if (entries.length > 0 && entries.every((entry) => entry.package?.name !== name)) return 'other spelling of the name'
  if (version.includes('+')) return 'local version'
  const listed = entries.flatMap(({ versions = [] }) => versions)
  return !listed.includes(version) && listed.some((other) => pypiOrder.canonical(other) === pypiOrder.canonical(version))
    ? 'other spelling of a listed version'
    : 'unexplained'
}
