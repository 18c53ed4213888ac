import type { AuditReport, Finding } from '@galley/findings'
import type { CheckName } from './check-name.ts'
import type { LockedPackage } from './locked-package.ts'

/** A kind of packages that an audit can leave out: those that only development needs. */
export type Omission = 'dev'

/** Checks that look at every package even so: a manifest is compared with its whole lockfile, and malware is looked for everywhere. */
export const needsAll: ReadonlySet<CheckName> = new Set<CheckName>(['drift', 'vulnerabilities'])

/** Packages that are audited, the number of those that are not, and which findings are told of. */
export interface Omitted {
  readonly packages: readonly LockedPackage[]
  readonly omitted: NonNullable<AuditReport['coverage']['omitted']> | null
  readonly isShown: (finding: Finding) => boolean
}

/**
 * Leaves packages out. A release that is needed in one place and only by development in another one stays; malware among those left out is
 * still told of, because it runs where they are installed.
 */
export function omitPackages(all: readonly LockedPackage[], omission: Omission | undefined): Omitted {
  if (omission === undefined) return { packages: all, omitted: null, isShown: () => true }
  const packages = all.filter(({ dev }) => !dev)
  const kept = new Set(packages.map(({ purl }) => purl))
  const gone = new Set(all.map(({ purl }) => purl).filter((purl) => !kept.has(purl)))
  return {
    packages,
    omitted: { dev: all.length - packages.length },
    isShown: ({ code, subject }) => code === 'known-malicious' || !gone.has(subject),
  }
}
