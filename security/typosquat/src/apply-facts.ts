import type { NameFacts } from './name-facts.ts'
import type { Reason, Tier } from './name-verdict.ts'

const ORDER: readonly Tier[] = ['none', 'info', 'warn', 'block']
const YOUNG_DAYS = 30
const OLD_DAYS = 730
const FEW_DOWNLOADS = 50
const MANY_DOWNLOADS = 10_000

/** How a registry's facts move a verdict, and why. */
export interface Moved {
  readonly tier: Tier
  /** What was learnt, without points: facts move a tier, they do not change what the name looks like. */
  readonly reasons: readonly Reason[]
}

/**
 * Facts move a verdict by one tier at most. A young, unused package or one that claims the target's repository goes up; an old one
 * with many downloads goes down, but a block stays: attackers buy downloads, and a package that was taken over is old.
 */
export function applyFacts(tier: Tier, facts: NameFacts): Moved {
  const against: string[] = []
  if (facts.claimsTargetRepository === true) against.push('claims the repository of the name it resembles')
  if (facts.ageDays !== undefined && facts.ageDays < YOUNG_DAYS) against.push(`published ${Math.floor(facts.ageDays)} days ago`)
  if (facts.downloadsPerWeek !== undefined && facts.downloadsPerWeek < FEW_DOWNLOADS) against.push('hardly ever downloaded')
  if (against.length > 0) return { tier: ORDER[Math.min(3, ORDER.indexOf(tier) + 1)] ?? tier, reasons: toReasons(against) }
  const isTried = (facts.ageDays ?? 0) >= OLD_DAYS && (facts.downloadsPerWeek ?? 0) >= MANY_DOWNLOADS
  if (!isTried || tier === 'none') return { tier, reasons: [] }
  const reasons = toReasons(['published two years ago or earlier, downloaded a lot'])
  return { tier: tier === 'block' ? 'block' : (ORDER[ORDER.indexOf(tier) - 1] ?? tier), reasons }
}

function toReasons(features: readonly string[]): readonly Reason[] {
  return features.map((feature) => ({ feature, points: 0 }))
}
