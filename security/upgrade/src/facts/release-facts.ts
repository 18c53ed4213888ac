import type { NpmFacts, PypiFacts } from '@galley/audit'

/** A registry's word on one release. Null is "not said". */
interface ReleaseFacts {
  readonly publishedAt: string | null
  readonly publisher: string | null
  /** A CI service published it, without an account's password (npm trusted publishing). */
  readonly isTrusted: boolean
  readonly hasProvenance: boolean
  /** The words of its maintainers against it: deprecated, or withdrawn. */
  readonly warning: string | null
}

/** A registry's word on two releases of one package; `earlier` are the accounts that published what came before. */
export interface FactsOfUpgrade {
  readonly host: string
  readonly before: ReleaseFacts | null
  readonly after: ReleaseFacts
  readonly earlier: readonly string[]
  /** False for a registry that says of no release who made it: provenance cannot be lost there, only unknown. */
  readonly tellsProvenance: boolean
}

/** The facts of two npm releases; null where the registry does not list the later one. */
export function npmUpgradeFacts(facts: NpmFacts, from: string | null, to: string, host: string): FactsOfUpgrade | null {
  const of = (version: string | null): ReleaseFacts | null => {
    const release = facts.releases.find((one) => one.version === version)
    if (release === undefined) return null
    const { publishedAt, publisher, isTrustedPublisher, hasProvenance, deprecated } = release
    return {
      publishedAt,
      publisher,
      isTrusted: isTrustedPublisher,
      hasProvenance,
      warning: deprecated === null ? null : `it is deprecated: ${deprecated}`,
    }
  }
  const after = of(to)
  const own = after?.publishedAt ?? null
  const isEarlier = (version: string, at: string | null): boolean => version !== to && (own === null || at === null || at < own)
  const earlier = facts.releases.flatMap(({ version, publishedAt, publisher }) =>
    publisher !== null && isEarlier(version, publishedAt) ? [publisher] : [],
  )
  const tellsProvenance = facts.releases.some(({ signatures, hasAttestations }) => signatures.length > 0 || hasAttestations)
  return after && { host, before: of(from), after, earlier: [...new Set(earlier)], tellsProvenance }
}

/** The facts of two Python releases: an index says when, and what was withdrawn, and nothing of who. */
export function pypiUpgradeFacts(facts: PypiFacts, from: string | null, to: string, host: string): FactsOfUpgrade | null {
  const of = (version: string | null): ReleaseFacts | null => {
    const release = facts.releases.find((one) => one.version === version)
    if (release === undefined) return null
    const { publishedAt, yanked } = release
    return {
      publishedAt,
      publisher: null,
      isTrusted: false,
      hasProvenance: false,
      warning: yanked === null ? null : `it was withdrawn: ${yanked}`,
    }
  }
  const after = of(to)
  return after && { host, before: of(from), after, earlier: [], tellsProvenance: false }
}
