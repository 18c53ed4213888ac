import { readCandidateName } from './candidate-name.ts'
import type { CandidateName } from './candidate-name.ts'
import type { Ecosystem } from './ecosystem.ts'
import { applyFacts, refuseProposed } from './name-facts.ts'
import type { NameFacts } from './name-facts.ts'
import type { NameTier, NameVerdict, Reason } from './name-verdict.ts'
import { openNames } from './names.ts'
import { proposeImitations } from './propose-imitations.ts'
import { roundPoints, scoreBest } from './score-best.ts'
import type { ScoredImitation } from './score-best.ts'
import { weightsOf } from './weights.ts'

/** Knowledge beside the name itself. */
export interface CheckOptions {
  /** Names known to be right, as the registry compares them: a project's own packages, an allow-list. Never flagged. */
  readonly known?: ReadonlySet<string>
  /** The name comes from a language model: one that does not exist or is younger than 30 days is a block. Needs `facts`. */
  readonly proposed?: boolean
  readonly facts?: NameFacts
}

/**
 * Popularity of a small established name, at most: 14,000 downloads a month, which popular typos get too. Such a name is exempt from
 * all but the plainest imitation.
 */
const maxSmallPopularity = 33

/** Distance in popularity from which a small name is suspicious: its target has a thousand times its downloads. */
const minSmallGap = 24

/**
 * Judges whether a name imitates another. Looks at the name alone, offline, unless `facts` are given; the same name always gets the
 * same answer. Takes any text: long ones are cut, other alphabets are read as the Latin letters they look like.
 */
export function checkName(name: string, ecosystem: Ecosystem, options: CheckOptions = {}): NameVerdict {
  const candidate = readCandidateName(name, ecosystem)
  const standing = standingOf(candidate)
  if (standing === 'established' || options.known?.has(candidate.name) === true) return none(name, ecosystem, 0)
  const weights = weightsOf(ecosystem)
  const best = scoreBest(proposeImitations(candidate), weights)
  const byName = tierOf(best, ecosystem, standing)
  const refusal = options.proposed === true && options.facts !== undefined ? refuseProposed(options.facts) : null
  if (refusal !== null) return verdict(name, ecosystem, 'block', best, [{ feature: refusal, points: 0 }])
  // Facts speak about a resemblance: without one they have nothing to move.
  if (best === null || options.facts === undefined) return verdict(name, ecosystem, byName, best, [])
  const moved = applyFacts(byName, options.facts)
  return verdict(name, ecosystem, moved.tier, best, moved.reasons)
}

type Standing = 'established' | 'small' | 'unknown'

function standingOf(candidate: CandidateName): Standing {
  const names = openNames(candidate.ecosystem)
  if (!names.isEstablished(candidate.name)) return 'unknown'
  const entry = names.table.find(candidate.name)
  return candidate.scope === null && entry >= 0 && names.table.popularityOf(entry) <= maxSmallPopularity ? 'small' : 'established'
}

function tierOf(best: ScoredImitation | null, ecosystem: Ecosystem, standing: Standing): NameTier {
  if (best === null) return 'none'
  const { tiers } = weightsOf(ecosystem)
  if (standing === 'small') return best.score >= tiers.warn && best.popularity >= maxSmallPopularity + minSmallGap ? 'info' : 'none'
  if (best.score >= tiers.block) return 'block'
  if (best.score >= tiers.warn) return 'warn'
  return best.score >= tiers.info ? 'info' : 'none'
}

function verdict(
  name: string,
  ecosystem: Ecosystem,
  tier: NameTier,
  best: ScoredImitation | null,
  learned: readonly Reason[],
): NameVerdict {
  if (tier === 'none') return none(name, ecosystem, best?.score ?? 0)
  const score = best?.score ?? 0
  const probability = best === null ? 0 : 1 / (1 + Math.exp(-(score + weightsOf(ecosystem).priorShift)))
  const shared = {
    schema: 'galley.name/1' as const,
    ecosystem,
    name,
    verdict: tier,
    score,
    probability: Math.round(probability * 1e4) / 1e4,
  }
  const reasons = [...learned, ...(best?.reasons ?? [])]
  return best === null ? { ...shared, reasons } : { ...shared, target: best.target, reasons }
}

function none(name: string, ecosystem: Ecosystem, score: number): NameVerdict {
  return { schema: 'galley.name/1', ecosystem, name, verdict: 'none', score: roundPoints(score), probability: 0, reasons: [] }
}
