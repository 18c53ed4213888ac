import type { Finding } from '@galley/findings'
import type { NpmFacts, NpmReleaseFacts } from '../registry/npm-facts.ts'
import type { RegistryClient } from '../registry/registry-client.ts'
import { releasesBefore } from '../registry/releases-before.ts'
import type { Check } from './check.ts'
import { findingAt } from './finding-at.ts'
import { createRegistryCheck, type Known } from './registry-check.ts'

/** Days of silence after which an account that publishes again is worth a look. */
const dormantDays = 183
/** Days after which a release is no news: a finding then informs only. */
const newsDays = 90

/** Releases by somebody who never published the package before, or who had been silent for half a year. npm alone says who published. */
export function createPublishersCheck(client: RegistryClient): Check {
  return createRegistryCheck('publishers', client, {
    npm: (known, { clock }) => {
      const { publisher, publishedAt } = known.release
      if (publisher === null) return { missing: 'who published it' }
      if (publishedAt === null) return { missing: 'the time of release' }
      return { findings: [judge(known, { publisher, publishedAt }, clock())] }
    },
  })
}

function judge(
  { package: one, facts, release }: Known<NpmFacts, NpmReleaseFacts>,
  { publisher, publishedAt }: { readonly publisher: string; readonly publishedAt: string },
  now: Date,
): Finding | null {
  const before = releasesBefore(facts, release)
  const [previous] = before
  const earlier = [...new Set(before.flatMap((other) => other.publisher ?? []))]
  if (!previous || earlier.length === 0) return null
  // A move from an account to the project's own CI takes a stolen account out of the game; its provenance is looked at elsewhere.
  const isNew = !earlier.includes(publisher) && !(release.isTrustedPublisher && release.hasProvenance)
  const own = before.find((other) => other.publisher === publisher)
  const silentDays = own?.publishedAt ? daysBetween(own.publishedAt, publishedAt) : 0
  const isNews = daysBetween(publishedAt, now.toISOString()) < newsDays
  const isDormant = !isNew && silentDays > dormantDays && isNews
  if (!isNew && !isDormant) return null
  return findingAt(one, {
    code: 'publisher-changed',
    severity: !isNews ? 'info' : isNew ? 'medium' : 'low',
    message: isNew
      ? `was published by ${publisher}, who never published it before (${previous.version}: ${previous.publisher ?? 'not said'})`
      : `was published by ${publisher} after ${Math.floor(silentDays)} days of silence`,
    evidence: {
      publisher,
      earlier: earlier.slice(0, 20),
      publishedAt,
      previous: previous.version,
      ...(isDormant ? { silentDays: Math.floor(silentDays) } : {}),
    },
    fix: 'Make sure that the hand-over was announced; until then stay with the release before.',
  })
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
