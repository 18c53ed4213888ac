import type { AskedPackage } from '../../security/audit/src/advisories/advisory-source.ts'
import { normalName } from '../../security/audit/src/normal-name.ts'
import type { RawAdvisory } from '../../security/audit/test/scanner/explain-difference.ts'

/** Suffixes of an event's version that land on either side of it. */
const marks = ['', '.1', 'rc1', '.post1', '.dev1', '+cpu']

/** Lists the versions where a mistake would show: every listed one, and those just before and after each event of a range. Of all of them every n-th. */
export function versionsAroundEvents(records: readonly RawAdvisory[], every: number): readonly AskedPackage[] {
  const found = new Map<string, AskedPackage>()
  for (const { affected = [] } of records) {
    for (const { package: named, versions = [], ranges = [] } of affected) {
      if (named?.ecosystem !== 'PyPI') continue
      const name = normalName('PyPI', named.name)
      const events = ranges.filter(({ type }) => type !== 'GIT').flatMap((range) => range.events.flatMap((event) => Object.values(event)))
      for (const version of [...versions, ...events.flatMap((event) => marks.map((mark) => event + mark))])
        found.set(`${name} ${version}`, { ecosystem: 'PyPI', name, version })
    }
  }
  return [...found.values()].filter((_item, index) => index % every === 0)
}
