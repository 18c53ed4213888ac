import type { NameTier, Reason } from './name-verdict.ts'

/** Facts that a registry gives about a package. Every part is optional: without it the name alone is judged. */
export interface NameFacts {
  readonly exists?: boolean
  /** Days since the first release. */
  readonly ageDays?: number
  readonly downloadsPerWeek?: number
  /** The repository that the package claims is the one of the name it resembles (starjacking). */
  readonly claimsTargetRepository?: boolean
}

/** Tiers, the mildest first. */
const tiers: readonly NameTier[] = ['none', 'info', 'warn', 'block']

/** Days below which a package is young. */
const minTriedDays = 30

/** Days from which a package is old. */
const minOldDays = 730

/** Downloads a week below which a package is unused. */
const minUsedDownloads = 50

/** Downloads a week from which an old package is tried. */
const minTriedDownloads = 10_000

/**
 * Explains why a name that a language model proposed must not be installed; null where nothing is against it. One in five of the names
 * that models invent does not exist (Spracklen et al., USENIX Security 2025), and whoever registers it next is trusted at once.
 */
export function refuseProposed(facts: NameFacts): string | null {
  if (facts.exists === false) return 'proposed, but does not exist'
  if (facts.ageDays !== undefined && facts.ageDays < minTriedDays) return 'proposed, but published less than 30 days ago'
  return null
}

/** A tier after the facts, with the facts that moved it. Their points are 0: they do not change what the name looks like. */
interface MovedTier {
  readonly tier: NameTier
  readonly reasons: readonly Reason[]
}

/**
 * Moves a tier by one at most. A young, unused package or one that claims the target's repository goes up; an old one with many
 * downloads goes down, but a block stays: attackers buy downloads, and a package that was taken over is old.
 */
export function applyFacts(tier: NameTier, facts: NameFacts): MovedTier {
  const against: string[] = []
  if (facts.claimsTargetRepository === true) against.push('claims the repository of the name it resembles')
  if (facts.ageDays !== undefined && facts.ageDays < minTriedDays) against.push(`published ${Math.floor(facts.ageDays)} days ago`)
  if (facts.downloadsPerWeek !== undefined && facts.downloadsPerWeek < minUsedDownloads) against.push('hardly ever downloaded')
  if (against.length > 0) return { tier: tiers[Math.min(3, tiers.indexOf(tier) + 1)] ?? tier, reasons: toReasons(against) }
  const isTried = (facts.ageDays ?? 0) >= minOldDays && (facts.downloadsPerWeek ?? 0) >= minTriedDownloads
  if (!isTried || tier === 'none') return { tier, reasons: [] }
  const reasons = toReasons(['published two years ago or earlier, downloaded a lot'])
  return { tier: tier === 'block' ? 'block' : (tiers[tiers.indexOf(tier) - 1] ?? tier), reasons }
}

function toReasons(features: readonly string[]): readonly Reason[] {
  return features.map((feature) => ({ feature, points: 0 }))
}
