import type { Finding } from '@galley/findings'
import type { NpmFacts, NpmReleaseFacts } from '../registry/npm-facts.ts'
import type { RegistryClient } from '../registry/registry-client.ts'
import type { Check, CheckContext } from './check.ts'
import { findingAt } from './finding-at.ts'
import type { InstalledPackage } from '../merge-installed.ts'
import { createRegistryCheck, type Judged, type Known } from './registry-check.ts'

/** Age in hours below which a direct dependency weighs more, and so does a package younger than the policy's age: most attacks live hours. */
const freshHours = 24

/** Releases younger than the policy's `ages.minimumHours`. A lock that is older than a release cannot hold it, so every entry is asked for. */
export function createAgeCheck(client: RegistryClient): Check {
  const judge = ({ package: one, facts, release }: Known<Created, Published>, { policy, clock }: CheckContext): Judged => {
    if (release.publishedAt === null) return { missing: 'the time of release' }
    const times = { publishedAt: release.publishedAt, createdAt: facts.createdAt, now: clock() }
    return { findings: [youngFinding(one, times, policy.ages.minimumHours)] }
  }
  return createRegistryCheck('age', client, { npm: judge, pypi: judge })
}

// RFC 3339; null where the registry does not say.
type Created = Pick<NpmFacts, 'createdAt'>
type Published = Pick<NpmReleaseFacts, 'publishedAt'>

interface ReleaseTimes extends Created {
  readonly publishedAt: string
  readonly now: Date
}

function youngFinding(one: InstalledPackage, { publishedAt, createdAt, now }: ReleaseTimes, minimumHours: number): Finding | null {
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
