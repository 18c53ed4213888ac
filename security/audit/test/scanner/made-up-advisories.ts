import { createSeeded } from '@galley/testkit'
import type { AskedPackage } from '../../src/advisories/advisory-source.ts'
import type { Ecosystem } from '../../src/ecosystem.ts'
import { osvRecord } from '../advisories/osv-record.ts'

/** Parts of versions that are put before and after a number. */
const spellings = {
  npm: { base: ['0.9.0', '1.0.0', '1.2.3', '1.10.0', '2.0.0-beta.2', '2.0.0', '10.4.1'], marks: ['', '-0', '-rc.1', '-rc.11', '+build.5'] },
  PyPI: { base: ['0.9', '1.0.0', '1.2.3', '1.10', '2.0b2', '2.0.0', '10.4.1', '1!0.5'], marks: ['', '.1', 'rc1', '.post1', '.dev1'] },
} as const

/**
 * Makes advisories of every form of range that OSV knows (open, fixed, last affected, several in one record, listed versions), and the packages
 * that lie on and around each of their versions. The same seed makes the same.
 */
export function makeUpAdvisories(
  ecosystem: Ecosystem,
  count: number,
): { readonly records: readonly ReturnType<typeof osvRecord>[]; readonly packages: readonly AskedPackage[] } {
  const random = createSeeded(20261128)
  const { base, marks } = spellings[ecosystem]
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const packages = new Map<string, AskedPackage>()
  const records = Array.from({ length: count }, (_, index) => {
    const name = `made-up-${index % Math.ceil(count / 3)}`
    const [low, high, higher] = [pick(base), pick(base), pick(base)]
    const events = pick([
      [{ introduced: '0' }],
      [{ introduced: '0' }, { fixed: high }],
      [{ introduced: low }, { fixed: high }],
      [{ introduced: low }, { last_affected: high }],
      [{ introduced: '0' }, { fixed: low }, { introduced: high }, { fixed: higher }],
      [],
    ])
    const versions = events.length === 0 || random() < 0.2 ? [low, `${high}${pick(marks)}`] : undefined
    for (const version of [low, high, higher])
      for (const mark of marks) {
        const spelled = `${version}${mark}`
        packages.set(`${name} ${spelled}`, { ecosystem, name, version: spelled })
      }
    return osvRecord(`${ecosystem === 'npm' ? 'GHSA' : 'PYSEC'}-made-${index}`, name, events, {
      ecosystem,
      ...(versions ? { versions } : {}),
    })
  })
  return { records, packages: [...packages.values()] }
}
