import type { LockedPackage } from '../../src/locked-package.ts'
import { purlOf } from '../../src/purl-of.ts'
import type { Ecosystem } from '../../src/ecosystem.ts'

/** A package of a lockfile for tests: direct, from the registry, on line 1. */
export function locked(ecosystem: Ecosystem, name: string, version: string, more: Partial<LockedPackage> = {}): LockedPackage {
  const source = more.source ?? { kind: 'registry' }
  const purl = purlOf(ecosystem, name, version, source)
  return {
    ecosystem,
    name,
    version,
    purl,
    file: 'lock',
    line: 1,
    direct: true,
    dev: false,
    path: [name],
    root: '.',
    integrity: [],
    source,
    ...more,
  }
}
