import type { PackageAdvisories, AskedPackage } from '../advisories/advisory-source.ts'
import { normalName } from '../normal-name.ts'
import type { ScannerAnswer } from './read-scanner-report.ts'
import { scannerKey, type ScannerPackage } from './scanner-package.ts'

/** Ids of one package that only one of the engines reports. */
export interface Difference extends ScannerPackage {
  readonly only: 'ours' | 'theirs'
  readonly ids: readonly string[]
}

/** Packages that the scanner never mentioned, or that it was not asked about (its answer is worth nothing then), and every id on which the two differ. */
export function compareAnswers(
  packages: readonly AskedPackage[],
  about: (asked: AskedPackage) => PackageAdvisories,
  answer: ScannerAnswer,
): { readonly missing: readonly string[]; readonly strange: readonly string[]; readonly differences: readonly Difference[] } {
  const [missing, differences]: [string[], Difference[]] = [[], []]
  const asked = new Map(
    packages.map(({ ecosystem, name, version }) => [
      scannerKey({ ecosystem, name, version }),
      { ecosystem, name: normalName(ecosystem, name), version },
    ]),
  )
  for (const [key, item] of asked) {
    const theirs = answer.get(key)
    if (!theirs) {
      missing.push(`${item.name}@${item.version}`)
      continue
    }
    const ours = about(item).affecting.map(({ id }) => id)
    for (const [only, from, other] of [
      ['ours', ours, theirs],
      ['theirs', theirs, ours],
    ] as const) {
      const ids = from.filter((id) => !other.includes(id)).toSorted()
      if (ids.length > 0) differences.push({ ...item, only, ids })
    }
  }
  const strange = [...answer.keys()].filter((key) => !asked.has(key)).map((key) => key.split('\0').slice(1).join('@'))
  return { missing, strange, differences }
}
