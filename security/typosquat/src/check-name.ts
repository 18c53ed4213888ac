import { readCandidateName } from './candidate-name.ts'
import type { CandidateName } from './candidate-name.ts'
import type { Ecosystem } from './ecosystem.ts'
import { findBrand } from './brand/find-brand.ts'
import { describeImitation } from './describe-imitation.ts'
import { applyFacts, refuseByFacts } from './facts/apply-facts.ts'
import { commandOwner } from './find/command-owner.ts'
import type { NameFacts } from './facts/name-facts.ts'
import type { Hint, NameTier, NameVerdict } from './name-verdict.ts'
import { openNames } from './names.ts'
import { proposeImitations, statisticsOf } from './propose-imitations.ts'
import { roundPoints, scoreBest } from './score-best.ts'
import type { ScoredImitation } from './score-best.ts'
import { weightsOf } from './weights.ts'

/** Knowledge beside the name itself. */
export interface CheckOptions {
  /** Names known to be right, as the registry compares them: a project's own packages, an allow-list. Never flagged. */
  readonly known?: ReadonlySet<string>
  /** The name comes from a language model: one that does not exist or is younger than 30 days is a block. Needs `facts`. */
  readonly proposed?: boolean
  /** Facts that the registry gives about the package. */
  readonly facts?: NameFacts
  /** The same about the package that the verdict without facts names as `target` or in `hint`: only they tell the links between the two. */
  readonly targetFacts?: NameFacts
}

/**
 * Popularity of a small established name, at most: 14,000 downloads a month, which popular typos get too. Such a name is exempt from
 * all but the plainest imitation.
 */
const maxSmallPopularity = 33

/** Distance in popularity from which a small name is suspicious: its target has a thousand times its downloads. */
const minSmallGap = 24

/** Distance in popularity from which a name is only known for somebody else's command: thirty times as many downloads. */
const minCommandGap = 12

/**
 * Judges whether a name imitates another. Looks at the name alone, offline, unless `facts` are given; the same name always gets the
 * same answer. Takes any text: long ones are cut, other alphabets are read as the Latin letters they look like.
 */
export function checkName(name: string, ecosystem: Ecosystem, options: CheckOptions = {}): NameVerdict {
  const candidate = readCandidateName(name, ecosystem)
  if (options.known?.has(candidate.name) === true) return none(name, ecosystem, 0)
  const { facts = {}, targetFacts, proposed = false } = options
  const standing = standingOf(candidate)
  const refusal = refuseByFacts(facts, { isProposed: proposed && standing !== 'established' })
  if (standing === 'established') {
    const passed = none(name, ecosystem, 0)
    return refusal === null ? passed : refuse(passed, refusal)
  }
  const best = scoreBest(proposeImitations(candidate), weightsOf(ecosystem))
  const byName = judge(candidate, name, best, standing)
  if (refusal === null) return applyFacts(byName, facts, targetFacts)
  return refuse(byName, refusal)
}

function refuse(verdict: NameVerdict, refusal: string): NameVerdict {
  const { hint: _, ...rest } = verdict
  return { ...rest, verdict: 'block', sentence: refusal, reasons: [{ feature: refusal, points: 0 }, ...verdict.reasons] }
}

/** Dwarfed: it has the name of a command that a far more popular package installs (`npx tsc`). */
type Standing = 'established' | 'small' | 'dwarfed' | 'unknown'

function standingOf(candidate: CandidateName): Standing {
  const names = openNames(candidate.ecosystem)
  if (!names.isEstablished(candidate.name)) return 'unknown'
  const entry = names.table.find(candidate.name)
  if (candidate.scope !== null || entry < 0) return 'established'
  const popularity = names.table.popularityOf(entry)
  const owner = names.table.find(commandOwner(candidate.name, candidate.ecosystem) ?? '')
  if (owner >= 0 && names.table.popularityOf(owner) - popularity >= minCommandGap) return 'dwarfed'
  return popularity <= maxSmallPopularity ? 'small' : 'established'
}

function tierOf(best: ScoredImitation | null, ecosystem: Ecosystem, standing: Standing): NameTier {
  if (best === null) return 'none'
  const { tiers } = weightsOf(ecosystem)
  if (standing === 'dwarfed') return best.score >= tiers.warn ? 'info' : 'none'
  if (standing === 'small')
    return best.score >= tiers.warn && best.imitation.popularity >= maxSmallPopularity + minSmallGap ? 'info' : 'none'
  if (best.score >= tiers.block) return 'block'
  if (best.score >= tiers.warn) return 'warn'
  return best.score >= tiers.info ? 'info' : 'none'
}

function judge(candidate: CandidateName, name: string, best: ScoredImitation | null, standing: Standing): NameVerdict {
  const { ecosystem } = candidate
  const tier = tierOf(best, ecosystem, standing)
  if (best === null || tier === 'none') {
    const hint = standing === 'unknown' ? findHint(candidate, best) : null
    return { ...none(name, ecosystem, best?.score ?? 0), ...(hint === null ? {} : { hint }) }
  }
  const { score, imitation, reasons } = best
  const probability = Math.round(1e4 / (1 + Math.exp(-(score + weightsOf(ecosystem).priorShift)))) / 1e4
  return {
    schema: 'galley.name/1',
    ecosystem,
    name,
    verdict: tier,
    target: imitation.target,
    sentence: describeImitation(imitation),
    score,
    probability,
    reasons,
  }
}

function findHint(candidate: CandidateName, best: ScoredImitation | null): Hint | null {
  const isNear = best !== null && best.score >= weightsOf(candidate.ecosystem).tiers.hint
  if (isNear) return { relation: 'resembles', name: best.imitation.target, text: best.imitation.target }
  const brand = findBrand(candidate, openNames(candidate.ecosystem), statisticsOf(candidate.ecosystem))
  return brand === null ? null : { relation: 'carries', name: brand.name, text: brand.text }
}

function none(name: string, ecosystem: Ecosystem, score: number): NameVerdict {
  return { schema: 'galley.name/1', ecosystem, name, verdict: 'none', score: roundPoints(score), probability: 0, reasons: [] }
}
