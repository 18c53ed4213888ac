import type { Finding } from '@galley/findings'
import type { RegistryClient } from '../registry/registry-client.ts'
import type { Check } from './check.ts'
import { findingAt } from './finding-at.ts'
import type { InstalledPackage } from '../merge-installed.ts'
import { createRegistryCheck } from './registry-check.ts'

/** Age in hours below which a direct dependency weighs more, and so does a package younger than the policy's age: most attacks live hours. */
const freshHours = 24

/** Releases younger than the policy's `ages.minimumHours`. A lock that is older than a release cannot hold it, so every entry is asked for. */
export function createAgeCheck(client: RegistryClient): Check {
  return createRegistryCheck('age', client, {
    npm: ({ package: one, facts, release }, { policy, clock }) =>
      release.publishedAt === null
        ? { missing: 'the time of release' }
        : { findings: [youngFinding(one, release.publishedAt, facts.createdAt, policy.ages.minimumHours, clock())] },
    pypi: ({ package: one, facts, release }, { policy, clock }) =>
      release.publishedAt === null
        ? { missing: 'the time of release' }
        : { findings: [youngFinding(one, release.publishedAt, facts.createdAt, policy.ages.minimumHours, clock())] },
  })
}

function youngFinding(
  one: InstalledPackage,
  publishedAt: string,
  createdAt: string | null,
  minimumHours: number,
  now: Date,
): Finding | null {
  const hours = hoursSince(publishedAt, now)
  if (hours >= minimumHours) return null
  const isNewPackage = createdAt !== null && hoursSince(createdAt, now) < minimumHours
  const isFresh = one.direct && hours < Math.min(freshHours, minimumHours)
  const age = hours < 1 ? 'less than an hour' : hours < 48 ? `${Math.floor(hours)} hours` : `${Math.floor(hours / 24)} days`
  return findingAt(one, {
    code: 'too-young',
    severity: isFresh || isNewPackage ? 'high' : 'medium',
    message: `was released ${age} ago${isNewPackage ? ', and so was the whole package' : ''}; the policy asks for ${minimumHours} hours`,
    evidence: { publishedAt, hours: Math.max(0, Math.floor(hours)), minimumHours, newPackage: isNewPackage },
    fix: `Wait until ${new Date(Date.parse(publishedAt) + minimumHours * 3_600_000).toISOString().slice(0, 16)}Z, or take an older release; waive it where it fixes a vulnerability.`,
  })
}

function hoursSince(time: string, now: Date): number {
  return (now.getTime() - Date.parse(time)) / 3_600_000
}
