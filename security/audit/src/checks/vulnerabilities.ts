import type { Finding } from '@galley/findings'
import type { AdvisorySource } from '../advisories/advisory-source.ts'
import { ecosystems, type Ecosystem } from '../ecosystem.ts'
import { ageLimits, judgeAge, type AgeLimits } from '../advisories/judge-age.ts'
import { isRelease } from '../is-release.ts'
import type { Check } from './check.ts'
import { describeVulnerable } from './describe-vulnerable.ts'
import { mergeInstalled } from '../merge-installed.ts'

/** The sources of advisories, one for each ecosystem that has any, and the age they may have. */
export interface VulnerabilityOptions {
  readonly sources: readonly AdvisorySource[]
  /** Without it: a warning after a day; the policy's `ages.advisoryHours` makes the audit incomplete. A pinned export may be older on purpose. */
  readonly limits?: AgeLimits
}

/**
 * Packages that an advisory covers, or that are malware themselves. Advisories that are missing, empty, old or of another ecosystem are
 * findings; those with `incomplete` in their evidence mean that the check says too little. Throws ADVISORIES_UNREACHABLE and ADVISORIES_DAMAGED.
 */
export function createVulnerabilitiesCheck({ sources, limits }: VulnerabilityOptions): Check {
  return {
    name: 'vulnerabilities',
    needs: ['advisories'],
    run: async ({ packages, policy, clock, signal }) => {
      const ages = limits ?? { warnHours: Math.min(ageLimits.warnHours, policy.ages.advisoryHours), failHours: policy.ages.advisoryHours }
      const findings: Finding[] = []
      const now = clock()
      for (const ecosystem of ecosystems) {
        const members = mergeInstalled(packages.filter((candidate) => candidate.ecosystem === ecosystem && isRelease(candidate)))
        if (members.length === 0) continue
        const source = sources.find((candidate) => candidate.origin.ecosystem === ecosystem)
        if (source) {
          const stale = judgeAge(source.origin, now, ages)
          findings.push(...(stale ? [stale] : []), ...(await findIn(source, members, signal)))
        } else findings.push(missing(ecosystem, members.length, sources))
      }
      return findings
    },
  }
}

async function findIn(
  source: AdvisorySource,
  members: ReturnType<typeof mergeInstalled>,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const { about, withheld } = await source.advise(members, signal)
  return [...members.flatMap((member) => describeVulnerable(member, about)), ...(withheld.length > 0 ? [keptBack(source, withheld)] : [])]
}

function missing(ecosystem: Ecosystem, count: number, sources: readonly AdvisorySource[]): Finding {
  const others = sources.map(({ origin }) => origin.ecosystem)
  return {
    code: 'stale-advisories',
    severity: 'high',
    subject: `advisories for ${ecosystem}`,
    message: `there are none, so ${count} ${count === 1 ? 'package was' : 'packages were'} not checked for vulnerabilities`,
    evidence: { ecosystem, packages: count, others, incomplete: true },
    fix: `Fetch them: galley advisories update ${ecosystem}.`,
  }
}

function keptBack({ origin }: AdvisorySource, withheld: readonly string[]): Finding {
  return {
    code: 'not-checked',
    severity: 'info',
    subject: `advisories for ${origin.ecosystem}`,
    message: `${withheld.length} private ${withheld.length === 1 ? 'name was' : 'names were'} not sent to ${origin.source}`,
    evidence: { names: withheld, incomplete: false },
  }
}
