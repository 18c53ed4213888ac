import { compare, lt, valid } from 'semver'
import type { NpmFacts, NpmReleaseFacts } from './npm-facts.ts'

/**
 * The releases that came before one, the nearest first: published earlier and lower in version. A fix for an old line that is released
 * after a newer line has only its own line before it. Where the registry gives no times, the version alone decides.
 */
export function releasesBefore({ releases }: NpmFacts, release: NpmReleaseFacts): readonly NpmReleaseFacts[] {
  if (valid(release.version) === null) return []
  return releases
    .filter(({ version, publishedAt }) => {
      if (valid(version) === null || !lt(version, release.version)) return false
      return publishedAt === null || release.publishedAt === null || publishedAt < release.publishedAt
    })
    .toSorted((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? '') || compare(b.version, a.version))
}
