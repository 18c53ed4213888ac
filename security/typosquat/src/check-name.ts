import { applyFacts } from './apply-facts.ts'
import { checkProposed } from './check-proposed.ts'
import type { Ecosystem } from './ecosystem.ts'
import type { NameFacts } from './name-facts.ts'
import type { NameVerdict, Reason, Tier } from './name-verdict.ts'
import { openNames } from './names.ts'
import { propose } from './propose.ts'
import { round, scoreBest } from './score.ts'
import type { Scored } from './score.ts'
import { readSubject } from './subject.ts'
import type { Subject } from './subject.ts'
import { weightsOf } from './weights.ts'

/** What else is known when a name is judged. */
export interface CheckOptions {
  /** Names known to be right, as the registry compares them: a project's own packages, an allow-list. Never flagged. */
  readonly known?: ReadonlySet<string>
  /** The name comes from a language model: one that does not exist or is younger than 30 days is a block. Needs `facts`. */
  readonly proposed?: boolean
  readonly facts?: NameFacts
}

/** Established, yet below about 14,000 downloads a month: popular typos get that many. Exempt from all but the plainest imitation. */
const SMALL_LEVEL = 33
/** Such a name is still suspicious beside one with a thousand times its downloads. */
const FAR_ABOVE = 24

/**
 * Is this name an imitation of another? Looks at the name alone, offline, unless `facts` are given; the same name always gets the
 * same answer. Takes any text: long ones are cut, other alphabets are read as the Latin letters they look like.
 */
export function checkName(name: string, ecosystem: Ecosystem, options: CheckOptions = {}): NameVerdict {
  const subject = readSubject(name, ecosystem)
  const standing = standingOf(subject)
  if (standing === 'established' || options.known?.has(subject.name) === true) return none(name, ecosystem, 0)
  const weights = weightsOf(ecosystem)
  const best = scoreBest(propose(subject), weights)
  const byName = tierOf(best, ecosystem, standing)
  const refusal = options.proposed === true && options.facts !== undefined ? checkProposed(options.facts) : null
  if (refusal !== null) return verdict(name, ecosystem, 'block', best, [{ feature: refusal, points: 0 }])
  // Facts speak about a resemblance: without one they have nothing to move.
  if (best === null || options.facts === undefined) return verdict(name, ecosystem, byName, best, [])
  const moved = applyFacts(byName, options.facts)
  return verdict(name, ecosystem, moved.tier, best, moved.reasons)
}

type Standing = 'established' | 'small' | 'unknown'

function standingOf(subject: Subject): Standing {
  const names = openNames(subject.ecosystem)
  if (!names.isEstablished(subject.name)) return 'unknown'
  const entry = names.table.find(subject.name)
  return subject.scope === null && entry >= 0 && names.table.levelOf(entry) <= SMALL_LEVEL ? 'small' : 'established'
}

function tierOf(best: Scored | null, ecosystem: Ecosystem, standing: Standing): Tier {
  if (best === null) return 'none'
  const { tiers } = weightsOf(ecosystem)
  if (standing === 'small') return best.score >= tiers.warn && best.level >= SMALL_LEVEL + FAR_ABOVE ? 'info' : 'none'
  if (best.score >= tiers.block) return 'block'
  if (best.score >= tiers.warn) return 'warn'
  return best.score >= tiers.info ? 'info' : 'none'
}

function verdict(name: string, ecosystem: Ecosystem, tier: Tier, best: Scored | null, learnt: readonly Reason[]): NameVerdict {
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
  const reasons = [...learnt, ...(best?.reasons ?? [])]
  return best === null ? { ...shared, reasons } : { ...shared, target: best.target, reasons }
}

function none(name: string, ecosystem: Ecosystem, score: number): NameVerdict {
  return { schema: 'galley.name/1', ecosystem, name, verdict: 'none', score: round(score), probability: 0, reasons: [] }
}
