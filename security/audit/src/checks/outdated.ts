import type { Finding } from '@galley/findings'
import type { RegistryClient } from '../registry/registry-client.ts'
import type { AuditPolicy } from '../policy/audit-policy.ts'
import type { Check } from './check.ts'
import { findingAt } from './finding-at.ts'
import type { InstalledPackage } from '../merge-installed.ts'
import { createRegistryCheck } from './registry-check.ts'

/** Packages that are given up, far behind or long without a release, by what the registry says: the part of `maintenance` that a lockfile cannot tell. */
export function createOutdatedCheck(client: RegistryClient): Check {
  return createRegistryCheck('maintenance', client, {
    npm: ({ package: one, facts, release }, { policy, clock }) => {
      const times = facts.releases.flatMap(({ publishedAt }) => publishedAt ?? [])
      // The offline check has said so already where the lockfile keeps it.
      const givenUp = one.deprecated === undefined && release.deprecated !== null ? `is deprecated: ${release.deprecated}` : null
      return report(one, { givenUp, latest: facts.latest, times }, policy, clock())
    },
    pypi: ({ package: one, facts, release }, { policy, clock }) => {
      const times = facts.releases.flatMap(({ publishedAt }) => publishedAt ?? [])
      const givenUp =
        release.yanked !== null ? `was withdrawn: ${release.yanked}` : facts.isInactive ? 'is marked inactive by its authors' : null
      return report(one, { givenUp, latest: facts.latest, times }, policy, clock())
    },
  })
}

interface MaintenanceFacts {
  readonly givenUp: string | null
  readonly latest: string | null
  readonly times: readonly string[]
}

function report(
  one: InstalledPackage,
  { givenUp, latest, times }: MaintenanceFacts,
  { ages }: AuditPolicy,
  now: Date,
): { readonly findings: readonly (Finding | null)[]; readonly missing?: string } {
  const last = times.toSorted().at(-1)
  const years = last === undefined ? 0 : (now.getTime() - Date.parse(last)) / (365.25 * 86_400_000)
  const behind = latest === null ? 0 : majorOf(latest) - majorOf(one.version)
  const said = [
    givenUp,
    behind > ages.majorsBehind ? `is ${behind} major versions behind ${latest}` : null,
    years > ages.abandonedYears ? `had no release since ${last?.slice(0, 10)}` : null,
  ].filter((part) => part !== null)
  const finding = findingAt(one, {
    code: 'unmaintained',
    severity: 'info',
    message: said.join('; '),
    evidence: {
      ...(givenUp === null ? {} : { deprecated: givenUp }),
      ...(latest === null ? {} : { latest, majorsBehind: Math.max(0, behind) }),
      ...(last === undefined ? {} : { lastRelease: last }),
    },
    fix:
      behind > ages.majorsBehind && one.direct ? `Move to ${latest}, or plan for it.` : 'Plan its replacement, or that of what brings it.',
  })
  return { findings: [said.length > 0 ? finding : null], ...(last === undefined ? { missing: 'the time of release' } : {}) }
}

/** The first number; a year counts as one (calendar versions move by one a year). Not a number: 0, so that nothing is claimed. */
function majorOf(version: string): number {
  return Number(/^v?(?:\d+!)?(?<major>\d{1,4})\./.exec(version)?.groups?.['major'] ?? 0)
}
