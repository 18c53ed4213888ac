import type { AuditPolicy } from '@galley/audit'
import type { Signal } from '../judge/rule.ts'
import type { FactsOfUpgrade } from './release-facts.ts'

/** Hours below which a release of a direct dependency is high: most attacks live for hours. */
const freshHours = 24
/** Milliseconds of an hour. */
const hourMs = 3_600_000

/** The clock and the policy's patience. */
export interface FactContext {
  readonly now: Date
  readonly ages: AuditPolicy['ages']
  readonly from: string | null
  readonly direct: boolean
}

/** Judges what a registry says of a release and of the one before it. A fact that both lack says nothing; one that was there and is gone does. */
export function judgeFacts(facts: FactsOfUpgrade, context: FactContext): readonly Signal[] {
  return [youth(facts, context), publisher(facts, context), origin(facts, context), warning(facts)].filter((signal) => signal !== null)
}

const signal = (one: Omit<Signal, 'places'>): Signal => ({ ...one, places: [] })

function youth({ before, after, host }: FactsOfUpgrade, { now, ages, direct, from }: FactContext): Signal | null {
  if (after.publishedAt === null)
    return before?.publishedAt
      ? signal({
          code: 'too-young',
          severity: 'medium',
          message: `has no time of release at ${host}, and ${from} has one`,
          why: 'Nobody can say how long it has been looked at.',
        })
      : null
  const hours = (now.getTime() - Date.parse(after.publishedAt)) / hourMs
  if (hours >= ages.minimumHours) return null
  const until = new Date(Date.parse(after.publishedAt) + ages.minimumHours * hourMs).toISOString().slice(0, 16)
  return signal({
    code: 'too-young',
    severity: direct && hours < Math.min(freshHours, ages.minimumHours) ? 'high' : 'medium',
    message: `was released ${sayHours(hours)} ago; the policy asks for ${ages.minimumHours} hours`,
    why: 'Most stolen releases are found within days.',
    do: `Wait until ${until}Z, unless it fixes a vulnerability`,
  })
}

function publisher({ before, after, earlier, host }: FactsOfUpgrade, { from }: FactContext): Signal | null {
  if (before === null) return null
  if (after.publisher === null)
    return before.publisher === null
      ? null
      : signal({
          code: 'publisher-changed',
          severity: 'medium',
          message: `has no publisher at ${host}, and ${from} was published by ${before.publisher}`,
          why: 'Nobody can say who released it.',
        })
  // A move from an account to the project's own pipeline takes a stolen account out of the game.
  if (after.isTrusted && after.hasProvenance) return null
  if (after.publisher === before.publisher || earlier.includes(after.publisher) || (before.publisher === null && earlier.length === 0))
    return null
  return signal({
    code: 'publisher-changed',
    severity: 'medium',
    message: `was published by ${after.publisher}, who never published it before${before.publisher === null ? '' : ` (${from}: ${before.publisher})`}`,
    why: 'A new hand may be a stolen one.',
  })
}

function origin({ before, after }: FactsOfUpgrade, { from }: FactContext): Signal | null {
  if (before === null) return null
  if (before.hasProvenance && !after.hasProvenance)
    return signal({
      code: 'provenance-lost',
      severity: 'high',
      message: `says nothing of where it was built, and ${from} did`,
      why: 'Releases that leave the pipeline are how stolen accounts publish.',
    })
  if (before.isTrusted && !after.isTrusted)
    return signal({
      code: 'provenance-lost',
      severity: 'high',
      message: `was published by an account, and ${from} by the project’s own pipeline`,
      why: 'Releases that leave the pipeline are how stolen accounts publish.',
    })
  return null
}

function warning({ before, after }: FactsOfUpgrade): Signal | null {
  if (after.warning === null || before?.warning) return null
  return signal({
    code: 'unmaintained',
    severity: 'low',
    message: after.warning.slice(0, 200),
    why: 'Its own maintainers advise against it.',
  })
}

function sayHours(hours: number): string {
  if (hours < 1) return 'less than an hour'
  return hours < 48 ? `${Math.floor(hours)} hours` : `${Math.floor(hours / 24)} days`
}
