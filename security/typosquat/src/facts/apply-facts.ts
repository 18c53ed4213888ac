import type { NameTier, NameVerdict } from '../name-verdict.ts'
import { findLink } from './find-link.ts'
import type { Link } from './find-link.ts'
import type { NameFacts } from './name-facts.ts'

/** Tiers, the mildest first. */
const tiers: readonly NameTier[] = ['none', 'info', 'warn', 'block']

/** Days below which a package is young. Registries find and remove most malware within them. */
const minTriedDays = 30

/** Downloads a month below which nobody uses a package: mirrors and scanners alone make some hundreds of every new one. */
const minUsedDownloads = 1000

/** Days from which a package is old. */
const minOldDays = 730

/** Downloads a month from which an old package is tried. */
const minTriedDownloads = 10_000

/**
 * Explains why a name must not be installed whatever it looks like; null where nothing is against it. One in five of the names that
 * language models invent does not exist (Spracklen et al., USENIX Security 2025), and whoever registers it next is trusted at once.
 * @param isProposed the name comes from a language model
 */
export function refuseByFacts(facts: NameFacts, { isProposed }: { readonly isProposed: boolean }): string | null {
  if (facts.removed === true) return 'the registry removed it'
  if (!isProposed) return null
  if (facts.exists === false) return 'proposed, but does not exist'
  if (facts.ageDays !== undefined && facts.ageDays < minTriedDays) return 'proposed, but published less than 30 days ago'
  return null
}

/**
 * Moves a verdict on a name by what its registry says of the package, with a sentence first in the reasons that says why. A note on a
 * young package becomes a warning; so does a name that only carries another one where the package is young, not known to be used and
 * without a link to that other one; a warning on a fresh package becomes a block. An old package with many downloads is at most worth a
 * note, as the established names of that size are, and one of the same people loses a tier, but a block stays. Facts that are missing
 * move nothing.
 * @param target facts of the package that the verdict names as `target`, or in `hint`
 */
export function applyFacts(verdict: NameVerdict, facts: NameFacts, target?: NameFacts): NameVerdict {
  const other = verdict.target ?? verdict.hint?.name
  if (other === undefined) return verdict
  const link = findLink(facts, other, target)
  const tier = tierAfter(verdict, facts, link)
  return tier === verdict.verdict ? verdict : moveTo(tier, verdict, facts, link)
}

function tierAfter(verdict: NameVerdict, facts: NameFacts, link: Link): NameTier {
  const { ageDays, downloadsMonth } = facts
  const isYoung = ageDays !== undefined && ageDays < minTriedDays
  const isUsed = downloadsMonth !== undefined && downloadsMonth >= minUsedDownloads
  const isFresh = isYoung && downloadsMonth !== undefined && !isUsed
  if (verdict.verdict === 'none') return isYoung && !isUsed && !isLinked(link, verdict) ? 'warn' : 'none'
  if ((ageDays ?? 0) >= minOldDays && (downloadsMonth ?? 0) >= minTriedDownloads) return verdict.verdict === 'info' ? 'none' : 'info'
  if (link === 'maintainer') return verdict.verdict === 'block' ? 'block' : below(verdict)
  const isRaised = link === 'claimed' || link === 'repository' || (verdict.verdict === 'info' ? isYoung : isFresh)
  return isRaised ? above(verdict) : verdict.verdict
}

/** A dependency or a repository speaks for a word put beside a name. Whoever misspells a name on purpose writes both. */
function isLinked(link: Link, { hint }: NameVerdict): boolean {
  return link === 'maintainer' || (hint?.relation === 'carries' && (link === 'dependency' || link === 'repository'))
}

function above({ verdict }: NameVerdict): NameTier {
  return tiers[Math.min(3, tiers.indexOf(verdict) + 1)] ?? verdict
}

function below({ verdict }: NameVerdict): NameTier {
  return tiers[Math.max(0, tiers.indexOf(verdict) - 1)] ?? verdict
}

function moveTo(tier: NameTier, verdict: NameVerdict, facts: NameFacts, link: Link): NameVerdict {
  const { hint, sentence: _, ...rest } = verdict
  const target = verdict.target ?? hint?.name
  const sentence = describe(facts, verdict, link)
  const reason = { feature: sentence, points: 0 }
  if (tier === 'none') return { ...rest, verdict: tier, reasons: [reason] }
  return { ...rest, ...(target === undefined ? {} : { target }), verdict: tier, sentence, reasons: [reason, ...verdict.reasons] }
}

/** Says what was found: "3 days old, 12 downloads a month, carries ‘kafkajs’, and nothing links it to kafkajs". */
function describe(facts: NameFacts, { target, hint }: NameVerdict, link: Link): string {
  const other = target ?? hint?.text ?? ''
  const parts: string[] = []
  if (facts.ageDays !== undefined) parts.push(ageOf(facts.ageDays))
  if (facts.downloadsMonth !== undefined) parts.push(`${count(Math.round(facts.downloadsMonth), 'download')} a month`)
  parts.push(hint?.relation === 'carries' ? `carries ‘${other}’` : `comes near ‘${other}’`)
  return `${parts.join(', ')}, and ${linkWords(link, other)}`
}

function linkWords(link: Link, other: string): string {
  switch (link) {
    case 'maintainer':
      return `has a maintainer in common with ${other}`
    case 'claimed':
      return `claims the repository of ${other}, whose maintainers are others`
    case 'repository':
      return `claims the repository of ${other}`
    case 'dependency':
      return `depends on ${other}`
    case 'none':
      return `nothing links it to ${other}`
  }
}

function ageOf(days: number): string {
  return days < minOldDays ? `${count(Math.floor(days), 'day')} old` : `${count(Math.floor(days / 365.25), 'year')} old`
}

function count(number: number, unit: string): string {
  return `${number.toLocaleString('en-GB')} ${unit}${number === 1 ? '' : 's'}`
}
